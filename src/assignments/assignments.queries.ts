import type { Tx } from '../platform/unit-of-work.js';
import type { AssignmentRole } from './rules/assignment-words.js';

export interface AssignmentRow {
  readonly id: string;
  readonly caseId: string;
  readonly staffId: string;
  readonly role: AssignmentRole;
  readonly startedAt: Date;
  readonly endedAt: Date | null;
}

export interface AttorneyRow {
  readonly id: string;
  readonly language: string;
  readonly languages: string[] | null;
  /** Courts they appear in; empty when they never said, or it is not the actor's to know. */
  readonly courtIds: string[];
}

const ASSIGNMENTS = `
  SELECT a.id, a.case_id AS "caseId", a.staff_id AS "staffId", a.role, a.started_at AS "startedAt", a.ended_at AS "endedAt"
    FROM app.assignments a`;

/** Who stands and stood beside the client: those who do now first, lead before backup. */
export function listAssignments(tx: Tx, caseId: string): Promise<AssignmentRow[]> {
  return tx.query(
    `${ASSIGNMENTS} WHERE a.case_id = $1 ORDER BY a.ended_at IS NOT NULL, a.role DESC, a.started_at DESC, a.id`,
    [caseId],
  );
}

export async function findAssignment(tx: Tx, id: string): Promise<AssignmentRow | null> {
  const [row] = await tx.query<AssignmentRow[]>(`${ASSIGNMENTS} WHERE a.id = $1`, [id]);
  return row ?? null;
}

/** Starts an assignment; false when the role or the person is taken, or the id is in use. */
export async function insertAssignment(
  tx: Tx,
  row: { id: string; caseId: string; staffId: string; role: AssignmentRole; startedBy: string },
): Promise<boolean> {
  const inserted = await tx.query<{ id: string }[]>(
    `INSERT INTO app.assignments (id, case_id, staff_id, role, started_by) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT DO NOTHING RETURNING id`,
    [row.id, row.caseId, row.staffId, row.role, row.startedBy],
  );
  return inserted.length === 1;
}

export async function endAssignment(tx: Tx, id: string, endedBy: string): Promise<boolean> {
  const [ended] = await tx.query<[{ id: string }[], number]>(
    'UPDATE app.assignments SET ended_at = app.now(), ended_by = $2 WHERE id = $1 AND ended_at IS NULL RETURNING id',
    [id, endedBy],
  );
  return ended.length === 1;
}

const ATTORNEYS = `
  SELECT s.id, s.language, p.languages, coalesce(p.court_ids, '{}') AS "courtIds"
    FROM app.staff s LEFT JOIN app.attorney_profiles p ON p.staff_id = s.id
   WHERE s.joined_at IS NOT NULL AND s.disabled_at IS NULL
     AND EXISTS (SELECT 1 FROM app.staff_roles r
                  WHERE r.staff_id = s.id AND r.ended_at IS NULL AND r.role IN ('attorney', 'supervising_attorney'))`;

/** Those who may stand beside a client. */
export function listAttorneys(tx: Tx): Promise<AttorneyRow[]> {
  return tx.query(ATTORNEYS);
}

export async function isAttorney(tx: Tx, staffId: string): Promise<boolean> {
  const rows = await tx.query<AttorneyRow[]>(`${ATTORNEYS} AND s.id = $1`, [staffId]);
  return rows.length === 1;
}

export async function practiceCourts(tx: Tx, staffId: string): Promise<string[]> {
  const [row] = await tx.query<{ courtIds: string[] }[]>(
    'SELECT court_ids AS "courtIds" FROM app.attorney_profiles WHERE staff_id = $1',
    [staffId],
  );
  return row?.courtIds ?? [];
}

export async function writePracticeCourts(
  tx: Tx,
  staffId: string,
  courtIds: readonly string[],
): Promise<void> {
  await tx.query(
    `INSERT INTO app.attorney_profiles (staff_id, languages, court_ids)
     SELECT s.id, ARRAY[CASE s.language WHEN 'es' THEN 'spa' ELSE 'eng' END], $2::uuid[] FROM app.staff s WHERE s.id = $1
     ON CONFLICT ON CONSTRAINT pk_attorney_profiles DO UPDATE SET court_ids = excluded.court_ids`,
    [staffId, courtIds],
  );
}

/** Those beside the client now, with the courts they appear in. */
export async function teamCourts(
  tx: Tx,
  caseId: string,
): Promise<{ staffId: string; role: AssignmentRole; courtIds: string[] }[]> {
  return tx.query(
    `SELECT a.staff_id AS "staffId", a.role, coalesce(p.court_ids, '{}') AS "courtIds"
       FROM app.assignments a LEFT JOIN app.attorney_profiles p ON p.staff_id = a.staff_id
      WHERE a.case_id = $1 AND a.ended_at IS NULL ORDER BY a.role DESC`,
    [caseId],
  );
}
