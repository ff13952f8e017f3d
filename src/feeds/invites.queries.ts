import type { Tx } from '../platform/unit-of-work.js';
import { claimMail, isFree, type HeldMail } from '../reminders/mail-outbox.queries.js';
import type { InviteMethod } from './invite.entity.js';

/** Writes what the calendars of the case's people lack, in the transaction that made it so; repeating it writes nothing. */
export async function planInvites(tx: Tx, caseId: string): Promise<void> {
  await tx.query('SELECT app.plan_invites($1)', [caseId]);
}

/** An invite that a worker owns until its lease runs out. */
export interface ClaimedInvite extends HeldMail {
  readonly case_id: string;
  readonly case_reference: string;
  readonly recipient_id: string;
  readonly uid: string;
  readonly sequence: number;
  readonly method: InviteMethod;
  readonly on_day: string | null;
  readonly starts_at: Date | null;
  readonly time_zone: string;
}

/** Takes a due invite. One that a newer one of the same entry has overtaken is never sent: the newer says it all. */
export async function claimInvite(tx: Tx, id: string, token: string): Promise<ClaimedInvite | null> {
  await tx.query(
    `UPDATE app.invites i SET state = 'superseded', done_at = app.now(), claimed_until = NULL
      WHERE i.id = $1 AND ${isFree('i')}
        AND EXISTS (SELECT 1 FROM app.invites n WHERE n.recipient_id = i.recipient_id AND n.uid = i.uid AND n.sequence > i.sequence)`,
    [id],
  );
  return claimMail<ClaimedInvite>(tx, 'app.invites', {
    id,
    token,
    columns: `m.case_id, c.reference AS case_reference, m.recipient_id, m.uid, m.sequence, m.method, m.on_day::text, m.starts_at, m.time_zone`,
    joins: 'JOIN app.cases c ON c.id = m.case_id',
  });
}
