import { OPEN_STATES } from '../../src/reminders/rules/reminder-states.js';
import { ONE_PLAN } from './plan-functions.js';

const listOf = (values: readonly string[]) => `(${values.map((value) => `'${value}'`).join(', ')})`;

/** What bringing the rows of a case to its plan does, as it stood after each migration that changed it. */
export interface ApplyTraits {
  /** Since 0040: calls to clients that are no longer to be made end with it, and the clock is asked once. */
  readonly whole?: boolean;
  /** Since 0041: its statements are planned once a connection, not at each call. */
  readonly onePlan?: boolean;
  /** Since 0042: calls to clients are settled where one is open; most cases have none. */
  readonly onlyOpenCalls?: boolean;
}

const OPEN_CALLS = `EXISTS (SELECT 1 FROM app.phone_tasks t WHERE t.case_id = of_case AND t.opt_in_id IS NOT NULL AND t.done_at IS NULL)`;
const SETTLE = 'PERFORM app.settle_client_calls(of_case);';

/** Brings the rows of a case to its plan. */
export const applyPlan = ({ whole = false, onePlan = false, onlyOpenCalls = false }: ApplyTraits): string => {
  const settle = onlyOpenCalls ? `IF ${OPEN_CALLS} THEN ${SETTLE} END IF;` : SETTLE;
  const now = whole ? 'moment' : 'app.now()';
  return `
  CREATE OR REPLACE FUNCTION app.apply_reminder_plan(of_case uuid, plan jsonb) RETURNS jsonb
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, app, pg_temp${onePlan ? ONE_PLAN : ''} AS $$
  DECLARE cancelled uuid[]; moved int; inserted int;${whole ? ' moment timestamptz := app.now();' : ''}
  BEGIN
    IF NOT app.may_replan(of_case) THEN
      RAISE EXCEPTION 'This case is not open to the one who acts' USING ERRCODE = '42501';
    END IF;
    -- Sent ones too: nobody is escalated over a date that moved, or asked to confirm after leaving.
    WITH ended AS (
      UPDATE app.reminders r SET state = 'cancelled', ended_at = ${now}, claimed_until = NULL
       WHERE r.case_id = of_case AND r.state IN ${listOf(OPEN_STATES)}
         AND (r.id IN (SELECT value::uuid FROM jsonb_array_elements_text(plan->'cancel'))
              OR NOT EXISTS (SELECT 1 FROM jsonb_to_recordset(plan->'alive') AS a(id uuid, version int)
                              WHERE a.id = coalesce(r.deadline_id, r.hearing_id) AND a.version = r.subject_version)
              OR NOT EXISTS (SELECT 1 FROM jsonb_array_elements_text(plan->'recipients') AS p WHERE p.value::uuid = r.recipient_id))
      RETURNING r.id)
    SELECT coalesce(array_agg(id), '{}') INTO cancelled FROM ended;
    UPDATE app.inbox_items i SET closed_at = ${now}
     WHERE i.reminder_id = ANY (cancelled) AND i.acknowledged_at IS NULL AND i.closed_at IS NULL;

    UPDATE app.reminders r
       SET state = 'scheduled', due_at = m."dueAt", next_at = m."dueAt", late = m."dueAt" < ${now}, ended_at = NULL, claim_token = NULL
      FROM jsonb_to_recordset(plan->'reschedule') AS m(id uuid, "dueAt" timestamptz)
     WHERE r.id = m.id AND r.case_id = of_case AND (r.state = 'scheduled' OR (r.state = 'cancelled' AND r.sent_at IS NULL));
    GET DIAGNOSTICS moved = ROW_COUNT;

    INSERT INTO app.reminders AS r (case_id, deadline_id, hearing_id, subject_version, subject_at, time_zone, kind, ladder, step,
           audience_rank, recipient_id, channel, must_acknowledge, due_at, next_at, late${whole ? ', created_at' : ''})
    SELECT of_case, n."deadlineId", n."hearingId", n.version, n."subjectAt", n."timeZone", n.kind, n.ladder, n.step,
           n.rank, n."recipientId", n.channel, n.acknowledge, n."dueAt", n."dueAt", n.late${whole ? ', moment' : ''}
      FROM jsonb_to_recordset(plan->'insert') AS n("deadlineId" uuid, "hearingId" uuid, version int, "subjectAt" timestamptz, "timeZone" text,
           kind text, ladder text, step text, rank text, "recipientId" uuid, channel text, acknowledge boolean, "dueAt" timestamptz, late boolean)
    ON CONFLICT ON CONSTRAINT uq_reminders_step DO UPDATE
       SET state = 'scheduled', due_at = excluded.due_at, next_at = excluded.due_at, ended_at = NULL, claim_token = NULL
     WHERE r.state = 'cancelled' AND r.sent_at IS NULL;
    GET DIAGNOSTICS inserted = ROW_COUNT;${whole ? `\n    ${settle}` : ''}
    RETURN jsonb_build_object('inserted', inserted, 'rescheduled', moved, 'cancelled', cardinality(cancelled));
  END $$;
`;
};
