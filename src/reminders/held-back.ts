import { NEVER_ON, NEVER_WITHIN_HOURS, toldClientStep } from './rules/pauses.js';

/**
 * SQL that says what a pause does to a row of app.reminders with the alias `r`. The claim, the simulator and the preview all
 * ask this one question, so that what is shown is what happens.
 */

const LATEST = (r: string): string =>
  `least(p.ends_at, ${r}.subject_at - interval '${NEVER_WITHIN_HOURS} hours')`;

/** The pause that holds the row back and until when (`id`, `until`); no row when it goes out as planned. */
export const heldBackBy = (r: string): string => `
  SELECT p.id, ${LATEST(r)} AS until
    FROM app.reminder_pauses p
   WHERE p.case_id = ${r}.case_id AND (p.recipient_id IS NULL OR p.recipient_id = ${r}.recipient_id)
     AND p.ended_at IS NULL AND p.ends_at > app.now()
     AND ${r}.kind = 'reminder' AND ${r}.ladder <> '${NEVER_ON}' AND greatest(${r}.due_at, app.now()) < ${LATEST(r)}
   ORDER BY p.ends_at DESC, p.id LIMIT 1`;

/** Whether a newer step of the same date has come due by then for the same person and channel: one message says both. */
export const overtakenBy = (r: string, instant: string): string => `
  EXISTS (SELECT 1 FROM app.reminders n
           WHERE n.case_id = ${r}.case_id AND n.deadline_id IS NOT DISTINCT FROM ${r}.deadline_id
             AND n.hearing_id IS NOT DISTINCT FROM ${r}.hearing_id AND n.subject_version = ${r}.subject_version
             AND n.recipient_id = ${r}.recipient_id AND n.channel = ${r}.channel AND n.kind = 'reminder' AND n.state <> 'cancelled'
             AND n.due_at > ${r}.due_at AND n.due_at <= ${instant})`;

/** Whether the row was held back and a newer one takes its place now. */
export const overtaken = (r: string): string =>
  `(${r}.pause_id IS NOT NULL AND ${overtakenBy(r, 'app.now()')})`;

/**
 * How many messages to clients and families a notice tells of: those of its step that a pause holds back, or held back until now. At
 * least the one for which it was written, whatever has become of it.
 */
export const heldClientsOf = (r: string): string => `
  (SELECT greatest(1, count(*)::int) FROM app.reminders g
    WHERE g.case_id = ${r}.case_id AND g.deadline_id IS NOT DISTINCT FROM ${r}.deadline_id
      AND g.hearing_id IS NOT DISTINCT FROM ${r}.hearing_id AND g.subject_version = ${r}.subject_version
      AND g.audience_rank = 'client' AND g.step = ${toldClientStep(`${r}.step`)} AND g.state = 'scheduled'
      AND (g.pause_id IS NOT NULL OR EXISTS (${heldBackBy('g')})))`;
