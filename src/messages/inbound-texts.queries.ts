import type { Tx } from '../platform/unit-of-work.js';
import type { AsideReason } from './rules/inbound-texts.js';

export interface NewInboundText {
  readonly id: string;
  readonly provider: string;
  readonly eventId: string;
  readonly pictures: number;
  readonly phoneSealed: Buffer;
  readonly phoneBidx: Buffer;
  readonly bodySealed: Buffer;
}

/** Keeps a text, lays it on the open cases of its number and tells whom it concerns; gives on how many cases it lies. */
export async function fileInboundText(tx: Tx, text: NewInboundText): Promise<number> {
  const hex = (bytes: Buffer) => bytes.toString('hex');
  const [row] = await tx.query<{ cases: number }[]>('SELECT app.file_inbound_text($1::jsonb) AS cases', [
    JSON.stringify({
      ...text,
      phoneSealed: hex(text.phoneSealed),
      phoneBidx: hex(text.phoneBidx),
      bodySealed: hex(text.bodySealed),
    }),
  ]);
  return row?.cases ?? 0;
}

export interface InboundTextRow {
  readonly id: string;
  readonly party_id: string | null;
  readonly phone_sealed: Buffer;
  readonly body_sealed: Buffer;
  readonly pictures: number;
  readonly received_at: Date;
  /** The reader has never had it on the screen. */
  readonly unread: boolean;
  readonly placed_by: string | null;
  readonly handled_at: Date | null;
  readonly handled_by: string | null;
}

const UNREAD = `NOT EXISTS (SELECT 1 FROM app.inbound_text_reads r WHERE r.text_id = t.id AND r.staff_id = $2) AS unread`;
const COLUMNS = `t.id, t.party_id, t.phone_sealed, t.body_sealed, t.pictures, t.received_at, ${UNREAD}`;

/** The newest texts on a case; `reader` is whose reading counts. */
export function textsOfCase(
  tx: Tx,
  caseId: string,
  reader: string,
  limit: number,
): Promise<InboundTextRow[]> {
  return tx.query<InboundTextRow[]>(
    `SELECT ${COLUMNS}, p.placed_by, p.handled_at, p.handled_by
       FROM app.inbound_text_cases p JOIN app.inbound_texts t ON t.id = p.text_id
      WHERE p.case_id = $1 ORDER BY t.received_at DESC, t.id LIMIT $3`,
    [caseId, reader, limit],
  );
}

/** Texts that lie on no case and were not put away, the oldest first; `id` for one of them. */
export function unplacedTexts(
  tx: Tx,
  id: string | null,
  reader: string,
  limit: number,
): Promise<InboundTextRow[]> {
  return tx.query<InboundTextRow[]>(
    `SELECT ${COLUMNS}, NULL::uuid AS placed_by, NULL::timestamptz AS handled_at, NULL::uuid AS handled_by
       FROM app.inbound_texts t
      WHERE ($1::uuid IS NULL OR t.id = $1) AND t.aside_at IS NULL
        AND NOT EXISTS (SELECT 1 FROM app.inbound_text_cases p WHERE p.text_id = t.id)
      ORDER BY t.received_at, t.id LIMIT $3`,
    [id, reader, limit],
  );
}

export async function noteRead(tx: Tx, textIds: readonly string[], staffId: string): Promise<void> {
  await tx.query(
    `INSERT INTO app.inbound_text_reads (text_id, staff_id) SELECT unnest($1::uuid[]), $2
     ON CONFLICT ON CONSTRAINT pk_inbound_text_reads DO NOTHING`,
    [textIds, staffId],
  );
}

/** False when it was handled before, or does not lie on the case. Notices about it stop waiting. */
export async function markHandled(tx: Tx, textId: string, caseId: string, by: string): Promise<boolean> {
  const [rows] = await tx.query<[unknown[], number]>(
    `UPDATE app.inbound_text_cases SET handled_at = app.now(), handled_by = $3
      WHERE text_id = $1 AND case_id = $2 AND handled_at IS NULL RETURNING text_id`,
    [textId, caseId, by],
  );
  if (rows.length > 0) await settleNotices(tx, textId, caseId);
  return rows.length > 0;
}

/** The open case of a reference, as far as the actor sees it; null when there is none. */
export async function openCaseOf(tx: Tx, reference: string): Promise<string | null> {
  const [row] = await tx.query<{ id: string }[]>(
    `SELECT id FROM app.cases WHERE reference = $1 AND status <> 'closed'`,
    [reference],
  );
  return row?.id ?? null;
}

/** Lays a text that lies nowhere on a case and tells those who stand on it. Locked first, so that two do not decide at once. */
export async function place(tx: Tx, textId: string, caseId: string, by: string): Promise<boolean> {
  const rows = await tx.query<unknown[]>(
    `WITH free AS (
       SELECT t.id FROM app.inbound_texts t WHERE t.id = $1 AND t.aside_at IS NULL
          AND NOT EXISTS (SELECT 1 FROM app.inbound_text_cases p WHERE p.text_id = t.id) FOR UPDATE
     )
     INSERT INTO app.inbound_text_cases (text_id, case_id, placed_by) SELECT f.id, $2, $3 FROM free f
     ON CONFLICT ON CONSTRAINT pk_inbound_text_cases DO NOTHING RETURNING text_id`,
    [textId, caseId, by],
  );
  if (rows.length === 0) return false;
  await settleNotices(tx, textId, null);
  await tx.query('SELECT app.tell_of_placed_text($1, $2)', [textId, caseId]);
  return true;
}

/** Puts a text away that lies on no case; false when somebody decided before. */
export async function putAside(tx: Tx, textId: string, reason: AsideReason, by: string): Promise<boolean> {
  const [rows] = await tx.query<[unknown[], number]>(
    `UPDATE app.inbound_texts t SET aside_at = app.now(), aside_as = $2, aside_by = $3
      WHERE t.id = $1 AND t.aside_at IS NULL
        AND NOT EXISTS (SELECT 1 FROM app.inbound_text_cases p WHERE p.text_id = t.id) RETURNING t.id`,
    [textId, reason, by],
  );
  if (rows.length > 0) await settleNotices(tx, textId, null);
  return rows.length > 0;
}

async function settleNotices(tx: Tx, textId: string, caseId: string | null): Promise<void> {
  await tx.query(
    `UPDATE app.inbox_items SET closed_at = app.now()
      WHERE inbound_text_id = $1 AND case_id IS NOT DISTINCT FROM $2 AND acknowledged_at IS NULL AND closed_at IS NULL`,
    [textId, caseId],
  );
}
