import type { IntakeStatus } from '../intake/rules/intake-lifecycle.js';
import type { Tx } from '../platform/unit-of-work.js';
import type { InboxKind, InboxTitle } from './rules/inbox-titles.js';

export interface InboxRow {
  readonly id: string;
  readonly kind: InboxKind;
  readonly title_key: InboxTitle;
  readonly case_id: string | null;
  readonly case_reference: string | null;
  readonly intake_id: string | null;
  readonly intake_reference: string | null;
  readonly phone_task_id: string | null;
  readonly due_at: Date | null;
  readonly time_zone: string | null;
  readonly reminder_id: string | null;
  readonly acknowledged_at: Date | null;
  readonly open: boolean;
  readonly created_at: Date;
  /** `created_at` with microseconds, so that a page begins exactly where the last one ended. */
  readonly place: string;
}

export interface InboxFiling {
  readonly recipientId: string;
  readonly kind: InboxKind;
  readonly titleKey: InboxTitle;
  readonly caseId: string;
  readonly reminderId: string | null;
  /** ISO instant: when to act; null for a notice without a time. */
  readonly dueAt: string | null;
  readonly timeZone: string | null;
}

const UNDECIDED: readonly IntakeStatus[] = ['draft', 'parked', 'finished'];
// A notice of a call waits until somebody decides on the call, whoever that is. Asked here and not written there,
// because a decision that is taken back leaves the call waiting again.
const IS_OPEN = `i.acknowledged_at IS NULL AND i.closed_at IS NULL
  AND (i.intake_id IS NULL OR coalesce(n.status IN (${UNDECIDED.map((status) => `'${status}'`).join(', ')}), false))
  AND (i.phone_task_id IS NULL OR EXISTS (SELECT 1 FROM app.phone_tasks t WHERE t.id = i.phone_task_id AND t.done_at IS NULL))`;

// A person who left a case keeps the item but no longer sees the reference: the case is gone for them. So with calls.
const ITEMS = `
  SELECT i.id, i.kind, i.title_key, i.case_id, c.reference AS case_reference, i.intake_id, n.reference AS intake_reference,
         i.phone_task_id, i.due_at, i.time_zone, i.reminder_id, i.acknowledged_at, ${IS_OPEN} AS open, i.created_at, i.created_at::text AS place
    FROM app.inbox_items i LEFT JOIN app.cases c ON c.id = i.case_id LEFT JOIN app.intakes n ON n.id = i.intake_id
   WHERE i.recipient_id = $1`;
const PAGE = `${ITEMS}
     AND (NOT $2 OR (${IS_OPEN}))
     AND ($3::timestamptz IS NULL OR (i.created_at, i.id) < ($3::timestamptz, $4::uuid))
   ORDER BY i.created_at DESC, i.id DESC
   LIMIT $5`;

/** The recipient's items, newest first; `limit` rows after `after` (place and id of the last row seen). */
export function readInbox(
  tx: Tx,
  wanted: {
    recipientId: string;
    openOnly: boolean;
    after: { place: string; id: string } | null;
    limit: number;
  },
): Promise<InboxRow[]> {
  return tx.query<InboxRow[]>(PAGE, [
    wanted.recipientId,
    wanted.openOnly,
    wanted.after?.place ?? null,
    wanted.after?.id ?? null,
    wanted.limit,
  ]);
}

export async function countOpen(tx: Tx, recipientId: string): Promise<number> {
  const [row] = await tx.query<{ open: number }[]>(
    `SELECT count(*)::int AS open FROM app.inbox_items i LEFT JOIN app.intakes n ON n.id = i.intake_id
      WHERE i.recipient_id = $1 AND ${IS_OPEN}`,
    [recipientId],
  );
  return row?.open ?? 0;
}

/** One notice of this person, or null. */
export async function findNotice(tx: Tx, id: string, recipientId: string): Promise<InboxRow | null> {
  const [row] = await tx.query<InboxRow[]>(`${ITEMS} AND i.id = $2 AND i.kind = 'notice'`, [recipientId, id]);
  return row ?? null;
}

/** Files one item for each reminder. A second filing for the same reminder changes nothing: exactly once. */
export async function fileItems(tx: Tx, filings: readonly InboxFiling[]): Promise<void> {
  await tx.query(
    `INSERT INTO app.inbox_items (recipient_id, kind, title_key, case_id, reminder_id, due_at, time_zone)
     SELECT f."recipientId", f.kind, f."titleKey", f."caseId", f."reminderId", f."dueAt", f."timeZone"
       FROM jsonb_to_recordset($1::jsonb) AS f("recipientId" uuid, kind text, "titleKey" text, "caseId" uuid, "reminderId" uuid,
            "dueAt" timestamptz, "timeZone" text)
     ON CONFLICT ON CONSTRAINT uq_inbox_items_reminder DO NOTHING`,
    [JSON.stringify(filings)],
  );
}

export async function acknowledgeItems(tx: Tx, reminderIds: readonly string[]): Promise<void> {
  await tx.query(
    `UPDATE app.inbox_items SET acknowledged_at = app.now() WHERE reminder_id = ANY ($1::uuid[]) AND acknowledged_at IS NULL`,
    [reminderIds],
  );
}
