import { heldBackBy } from './held-back.js';
import { DIGEST_LADDERS } from './rules/digest-steps.js';

/**
 * SQL that knows which steps wait for a mail of the day, of a row of app.reminders with the alias `r`. The plan gives such a
 * step a row for the inbox alone: what has no mail and no text beside it, and has not been told, was put aside. It asks the
 * rows and not the wish, so that what was put aside before somebody changed their mind is told all the same.
 */
export const isPutAside = (r: string): string => `
  (${r}.channel = 'inbox' AND ${r}.kind = 'reminder' AND ${r}.digest_id IS NULL
   AND ${r}.ladder IN (${DIGEST_LADDERS.map((ladder) => `'${ladder}'`).join(', ')})
   AND ${r}.state IN ('scheduled', 'claimed', 'delivered')
   AND NOT EXISTS (SELECT 1 FROM app.reminders o
                    WHERE o.case_id = ${r}.case_id AND o.deadline_id IS NOT DISTINCT FROM ${r}.deadline_id
                      AND o.hearing_id IS NOT DISTINCT FROM ${r}.hearing_id AND o.subject_version = ${r}.subject_version
                      AND o.step = ${r}.step AND o.recipient_id = ${r}.recipient_id AND o.channel <> 'inbox' AND o.state <> 'cancelled'))`;

/** Whether it may be told now: nothing holds it back, and its date stands. */
export const mayBeTold = (r: string): string =>
  `(app.reminder_is_wanted(${r}) AND NOT EXISTS (${heldBackBy(r)}))`;
