import type { Tx } from '../platform/unit-of-work.js';
import type { NoteKind } from './rules/case-words.js';

export interface NoteRow {
  readonly id: string;
  readonly caseId: string;
  readonly kind: NoteKind;
  readonly textSealed: Buffer;
  readonly authorId: string;
  readonly createdAt: Date;
  /** `created_at` with microseconds, so that a page begins exactly where the last one ended. */
  readonly place: string;
}

const NOTES = `
  SELECT n.id, n.case_id AS "caseId", n.kind, n.text_sealed AS "textSealed", n.author_id AS "authorId", n.created_at AS "createdAt",
         n.created_at::text AS place
    FROM app.case_notes n`;

/** Notes of a case newest first: `limit` rows after the one with this place and id. */
export function listNotes(
  tx: Tx,
  wanted: { caseId: string; after: { place: string; id: string } | null; limit: number },
): Promise<NoteRow[]> {
  return tx.query(
    `${NOTES} WHERE n.case_id = $1 AND ($2::timestamptz IS NULL OR (n.created_at, n.id) < ($2::timestamptz, $3::uuid))
      ORDER BY n.created_at DESC, n.id DESC LIMIT $4`,
    [wanted.caseId, wanted.after?.place ?? null, wanted.after?.id ?? null, wanted.limit],
  );
}

export async function findNote(tx: Tx, id: string): Promise<NoteRow | null> {
  const [row] = await tx.query<NoteRow[]>(`${NOTES} WHERE n.id = $1`, [id]);
  return row ?? null;
}

/** Inserts the note; false when a note with this id is there already. */
export async function insertNote(
  tx: Tx,
  note: {
    id: string;
    caseId: string;
    kind: NoteKind;
    sealed: Buffer;
    authorId: string;
    eventId: string | null;
  },
): Promise<boolean> {
  const inserted = await tx.query<{ id: string }[]>(
    `INSERT INTO app.case_notes (id, case_id, kind, text_sealed, author_id, event_id) VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT ON CONSTRAINT pk_case_notes DO NOTHING RETURNING id`,
    [note.id, note.caseId, note.kind, note.sealed, note.authorId, note.eventId],
  );
  return inserted.length === 1;
}
