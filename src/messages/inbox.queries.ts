import type { Tx } from '../platform/unit-of-work.js';
import type { InboxKind, InboxTitle } from './rules/inbox-titles.js';

export interface InboxRow {
  readonly id: string;
  readonly kind: InboxKind;
  readonly title_key: InboxTitle;
  readonly case_id: string | null;
  readonly case_reference: string | null;
  readonly due_at: Date | null;
  readonly time_zone: string | null;
  readonly reminder_id: string | null;
  readonly acknowledged_at: Date | null;
  readonly created_at: Date;
  /** `created_at` with microseconds, so that a page begins exactly where the last one ended. */
  readonly place: string;
}

export interface InboxFiling {
  readonly recipientId: string;
  readonly kind: InboxKind;
  readonly titleKey: InboxTitle;
  readonly caseId: string;
  readonly reminderId: string;
  /** ISO instant: when to act. */
  readonly dueAt: string;
  readonly timeZone: string;
}

// A person who left a case keeps the item but no longer sees the reference: the case is gone for them.
const PAGE = `
  SELECT i.id, i.kind, i.title_key, i.case_id, c.reference AS case_reference, i.due_at, i.time_zone, i.reminder_id,
         i.acknowledged_at, i.created_at, i.created_at::text AS place
    FROM app.inbox_items i LEFT JOIN app.cases c ON c.id = i.case_id
   WHERE i.recipient_id = $1
     AND (NOT $2 OR (i.acknowledged_at IS NULL AND i.closed_at IS NULL))
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
    `SELECT count(*)::int AS open FROM app.inbox_items
      WHERE recipient_id = $1 AND acknowledged_at IS NULL AND closed_at IS NULL`,
    [recipientId],
  );
  return row?.open ?? 0;
}

/** Files one item for a reminder. A second filing for the same reminder changes nothing: exactly once. */
export async function fileItem(tx: Tx, filing: InboxFiling): Promise<void> {
  await tx.query(
    `INSERT INTO app.inbox_items (recipient_id, kind, title_key, case_id, reminder_id, due_at, time_zone)
     VALUES ($1, $2, $3, $4, $5, $6, $7)
     ON CONFLICT ON CONSTRAINT uq_inbox_items_reminder DO NOTHING`,
    [
      filing.recipientId,
      filing.kind,
      filing.titleKey,
      filing.caseId,
      filing.reminderId,
      filing.dueAt,
      filing.timeZone,
    ],
  );
}

export async function acknowledgeItems(tx: Tx, reminderIds: readonly string[]): Promise<void> {
  await tx.query(
    `UPDATE app.inbox_items SET acknowledged_at = app.now() WHERE reminder_id = ANY ($1::uuid[]) AND acknowledged_at IS NULL`,
    [reminderIds],
  );
}
