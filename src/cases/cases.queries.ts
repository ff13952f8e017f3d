import type { Tx } from '../platform/unit-of-work.js';
import type { CaseMove, CaseState, ClosingOutcome } from './rules/case-lifecycle.js';
import type { CaseEventKind } from './rules/case-words.js';

export interface CaseRow extends CaseState {
  readonly id: string;
  readonly reference: string;
  readonly version: number;
  readonly intakeId: string;
  readonly detainedPartyId: string;
  readonly callerPartyId: string | null;
  readonly openedAt: Date;
  readonly closedAt: Date | null;
  readonly outcome: ClosingOutcome | null;
}

export interface CaseEventRow {
  readonly id: string;
  readonly kind: CaseEventKind;
  readonly fromState: string | null;
  readonly toState: string | null;
  readonly refId: string | null;
  readonly actorId: string | null;
  readonly happenedAt: Date;
}

const COLUMNS = `
  c.id, c.reference, c.version, c.status, c.bond_track AS "bondTrack", c.representation, c.custody_status AS "custodyStatus",
  c.intake_id AS "intakeId", c.detained_party_id AS "detainedPartyId", i.caller_party_id AS "callerPartyId",
  c.opened_at AS "openedAt", c.closed_at AS "closedAt", c.outcome`;

const FROM = 'FROM app.cases c LEFT JOIN app.intakes i ON i.id = c.intake_id';

/** The case with this id or reference, if the actor may see it. */
export async function findCase(tx: Tx, by: { id: string } | { reference: string }): Promise<CaseRow | null> {
  const [column, value] = 'id' in by ? ['c.id', by.id] : ['c.reference', by.reference];
  const [row] = await tx.query<CaseRow[]>(`SELECT ${COLUMNS} ${FROM} WHERE ${column} = $1`, [value]);
  return row ?? null;
}

/** The same, and nobody else may move the case until the transaction ends. */
export async function lockCase(tx: Tx, id: string): Promise<CaseRow | null> {
  const [row] = await tx.query<CaseRow[]>(`SELECT ${COLUMNS} ${FROM} WHERE c.id = $1 FOR UPDATE OF c`, [id]);
  return row ?? null;
}

export async function caseOfIntake(
  tx: Tx,
  intakeId: string,
): Promise<{ id: string; reference: string } | null> {
  const [row] = await tx.query<{ id: string; reference: string }[]>(
    'SELECT id, reference FROM app.cases WHERE intake_id = $1',
    [intakeId],
  );
  return row ?? null;
}

interface CasePlace {
  /** `opened_at` with microseconds, so that a page begins exactly where the last one ended. */
  readonly place: string;
}

/** Cases newest first: `limit` rows after the one with this place and id. */
export function listCases(
  tx: Tx,
  wanted: { status: string | null; after: { place: string; id: string } | null; limit: number },
): Promise<(CaseRow & CasePlace)[]> {
  return tx.query(
    `SELECT ${COLUMNS}, c.opened_at::text AS place ${FROM}
      WHERE ($1::text IS NULL OR c.status = $1)
        AND ($2::timestamptz IS NULL OR (c.opened_at, c.id) < ($2::timestamptz, $3::uuid))
      ORDER BY c.opened_at DESC, c.id DESC LIMIT $4`,
    [wanted.status, wanted.after?.place ?? null, wanted.after?.id ?? null, wanted.limit],
  );
}

/** Inserts the case; false when the reference is taken by another one, so that the caller picks again. */
export async function insertCase(
  tx: Tx,
  row: CaseState & {
    id: string;
    reference: string;
    intakeId: string;
    detainedPartyId: string;
    openedBy: string;
  },
): Promise<boolean> {
  const inserted = await tx.query<{ id: string }[]>(
    `INSERT INTO app.cases (id, reference, status, bond_track, representation, custody_status, intake_id, detained_party_id, opened_by)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT ON CONSTRAINT uq_cases_reference DO NOTHING RETURNING id`,
    [
      row.id,
      row.reference,
      row.status,
      row.bondTrack,
      row.representation,
      row.custodyStatus,
      row.intakeId,
      row.detainedPartyId,
      row.openedBy,
    ],
  );
  return inserted.length === 1;
}

/** Writes the state a move led to, raises the version and keeps the dates that go with it. */
export async function writeState(
  tx: Tx,
  id: string,
  state: CaseState,
  outcome: ClosingOutcome | null,
): Promise<void> {
  await tx.query(
    `UPDATE app.cases
        SET version = version + 1, status = $2, bond_track = $3, representation = $4, custody_status = $5,
            matching_since = CASE WHEN $2 = 'matching' THEN coalesce(matching_since, app.now()) END,
            closed_at = CASE WHEN $2 = 'closed' THEN app.now() END, outcome = $6
      WHERE id = $1`,
    [id, state.status, state.bondTrack, state.representation, state.custodyStatus, outcome],
  );
}

interface NewCaseEvent {
  readonly caseId: string;
  readonly kind: CaseEventKind;
  readonly from?: string;
  readonly to?: string;
  readonly refId?: string;
}

/** Notes what happened, by whom the context says; returns the event's id. */
export async function noteCaseEvent(tx: Tx, event: NewCaseEvent): Promise<string> {
  const [row] = await tx.query<{ id: string }[]>(
    `INSERT INTO app.case_events (case_id, kind, from_state, to_state, ref_id, actor_id)
     VALUES ($1, $2, $3, $4, $5, app.uid()) RETURNING id`,
    [event.caseId, event.kind, event.from ?? null, event.to ?? null, event.refId ?? null],
  );
  if (!row) throw new Error('The event was not written');
  return row.id;
}

/** The moves a record made, in no order. */
export function movesOf(tx: Tx, caseId: string, refId: string): Promise<{ from: CaseMove; to: CaseMove }[]> {
  return tx.query(
    `SELECT e.from_state AS "from", e.to_state AS "to" FROM app.case_events e
      WHERE e.case_id = $1 AND e.ref_id = $2 AND e.kind = 'moved'`,
    [caseId, refId],
  );
}

/** The newest `limit` things that happened in a case, newest first. */
export function listCaseEvents(tx: Tx, caseId: string, limit: number): Promise<CaseEventRow[]> {
  return tx.query(
    `SELECT e.id, e.kind, e.from_state AS "fromState", e.to_state AS "toState", e.ref_id AS "refId", e.actor_id AS "actorId",
            e.happened_at AS "happenedAt"
       FROM app.case_events e WHERE e.case_id = $1 ORDER BY e.happened_at DESC, e.id LIMIT $2`,
    [caseId, limit],
  );
}
