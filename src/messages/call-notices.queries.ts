import type { Tx } from '../platform/unit-of-work.js';
import type { InboxTitle } from './rules/inbox-titles.js';

/** Files one notice about a call for every coordinator; one that still waits for an answer takes the newer title. */
export async function tellOfCall(tx: Tx, intakeId: string, title: InboxTitle): Promise<void> {
  await tx.query('SELECT app.tell_of_call($1, $2)', [intakeId, title]);
}

/** The same when the call is red; otherwise nothing. */
export async function tellOfRedCall(tx: Tx, intakeId: string, title: InboxTitle): Promise<void> {
  await tx.query(
    `SELECT app.tell_of_call(i.id, $2) FROM app.intakes i WHERE i.id = $1 AND i.urgency = 'red'`,
    [intakeId, title],
  );
}

/** Marks a notice of this person as seen. False when it was before, or is no notice of theirs. */
export async function markNoticeSeen(tx: Tx, id: string, recipientId: string): Promise<boolean> {
  const [row] = await tx.query<{ seen: boolean }[]>(
    `WITH seen AS (
       UPDATE app.inbox_items SET acknowledged_at = app.now()
        WHERE id = $1 AND recipient_id = $2 AND kind = 'notice' AND acknowledged_at IS NULL
       RETURNING id)
     SELECT EXISTS (SELECT 1 FROM seen) AS seen`,
    [id, recipientId],
  );
  return row?.seen ?? false;
}
