import type { Tx } from '../platform/unit-of-work.js';
import type { AskedBy, ClientWay, Ending, Safety, Who } from './rules/client-opt-ins.js';
import type { Language } from './rules/templates.js';

export interface OptInRow {
  readonly id: string;
  readonly case_id: string;
  readonly who: Who;
  readonly way: ClientWay;
  readonly language: Language;
  readonly time_zone: string;
  readonly safety: Safety;
  readonly asked_by: AskedBy;
  /** Calendar day, YYYY-MM-DD. */
  readonly asked_on: string;
  readonly name_sealed: Buffer | null;
  readonly phone_sealed: Buffer | null;
  readonly recorded_by: string;
  readonly recorded_at: Date;
  readonly ended_at: Date | null;
  readonly ended_as: Ending | null;
}

const COLUMNS = `o.id, o.case_id, o.who, o.way, o.language, o.time_zone, o.safety, o.asked_by, o.asked_on::text AS asked_on,
  o.name_sealed, o.phone_sealed, o.recorded_by, o.recorded_at, o.ended_at, o.ended_as`;

/** Those of a case that last first, then those that ended, the newest first; `told` says whether they may be told now. */
export function optInsOfCase(tx: Tx, caseId: string): Promise<(OptInRow & { readonly told: boolean })[]> {
  return tx.query(
    `SELECT ${COLUMNS}, o.id IN (SELECT app.told_clients($1)) AS told
       FROM app.client_opt_ins o WHERE o.case_id = $1
      ORDER BY o.ended_at DESC NULLS FIRST, o.recorded_at DESC, o.id LIMIT 50`,
    [caseId],
  );
}

export interface NewOptIn {
  readonly id: string;
  readonly caseId: string;
  readonly who: Who;
  readonly way: ClientWay;
  readonly language: Language;
  readonly timeZone: string;
  readonly safety: Safety;
  readonly askedBy: AskedBy;
  readonly askedOn: string;
  readonly nameSealed: Buffer | null;
  readonly phoneSealed: Buffer;
  readonly phoneIndex: Buffer;
  readonly recordedBy: string;
}

/** False when this number is reminded of the case already. */
export async function insertOptIn(tx: Tx, optIn: NewOptIn): Promise<boolean> {
  const rows = await tx.query<unknown[]>(
    `INSERT INTO app.client_opt_ins (id, case_id, who, way, language, time_zone, safety, asked_by, asked_on, name_sealed, phone_sealed, phone_bidx, recorded_by)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
     ON CONFLICT (case_id, phone_bidx) WHERE ended_at IS NULL DO NOTHING RETURNING id`,
    [
      optIn.id,
      optIn.caseId,
      optIn.who,
      optIn.way,
      optIn.language,
      optIn.timeZone,
      optIn.safety,
      optIn.askedBy,
      optIn.askedOn,
      optIn.nameSealed,
      optIn.phoneSealed,
      optIn.phoneIndex,
      optIn.recordedBy,
    ],
  );
  return rows.length > 0;
}

/** How many last on a case; null when the case is closed or not seen. Locks nothing: the limit is a courtesy. */
export async function lastingOptIns(tx: Tx, caseId: string): Promise<number | null> {
  const [row] = await tx.query<{ count: number }[]>(
    `SELECT (SELECT count(*)::int FROM app.client_opt_ins o WHERE o.case_id = c.id AND o.ended_at IS NULL) AS count
       FROM app.cases c WHERE c.id = $1 AND c.status <> 'closed'`,
    [caseId],
  );
  return row?.count ?? null;
}

/** The people of a case whose numbers we know: the client, and who called for them. */
export async function peopleOfCase(tx: Tx, caseId: string): Promise<string[]> {
  const rows = await tx.query<{ id: string }[]>(
    `SELECT DISTINCT p.id FROM app.cases c JOIN app.intakes i ON i.id = c.intake_id
      CROSS JOIN LATERAL (VALUES (c.detained_party_id), (i.caller_party_id)) AS p(id) WHERE c.id = $1 AND p.id IS NOT NULL`,
    [caseId],
  );
  return rows.map(({ id }) => id);
}

/** Whether this number has said STOP, and no START since. */
export async function saidStop(tx: Tx, phoneIndex: Buffer): Promise<boolean> {
  const [row] = await tx.query<{ stopped: boolean }[]>('SELECT app.phone_said_stop($1) AS stopped', [
    phoneIndex,
  ]);
  return row?.stopped ?? false;
}

/** Ends one that lasts; null when it had ended or is not there. `by` is null when nobody did it by hand. */
export async function endOptIn(
  tx: Tx,
  id: string,
  as: Ending,
  by: string | null,
): Promise<{ case_id: string } | null> {
  const by_ = by === null ? '' : ', ended_by = $3';
  const [rows] = await tx.query<[{ case_id: string }[], number]>(
    `UPDATE app.client_opt_ins SET ended_at = app.now(), ended_as = $2${by_} WHERE id = $1 AND ended_at IS NULL RETURNING case_id`,
    [id, as, ...(by === null ? [] : [by])],
  );
  return rows[0] ?? null;
}

/** Destroys number, name and key; false when it lasts, or they are gone. */
export async function shred(tx: Tx, id: string): Promise<boolean> {
  const [row] = await tx.query<{ shredded: boolean }[]>('SELECT app.shred_client_opt_in($1) AS shredded', [
    id,
  ]);
  return row?.shredded ?? false;
}

/** Ids of those that last on a case. */
export async function lastingOf(tx: Tx, caseId: string): Promise<string[]> {
  const rows = await tx.query<{ id: string }[]>(
    'SELECT id FROM app.client_opt_ins WHERE case_id = $1 AND (ended_at IS NULL OR shredded_at IS NULL) ORDER BY recorded_at, id',
    [caseId],
  );
  return rows.map(({ id }) => id);
}

export interface NumberOptIn {
  readonly id: string;
  readonly case_id: string;
  readonly language: Language;
  readonly lasts: boolean;
}

/** Everybody who gave this number and is, or was until it is forgotten, reminded by it; those that last first. */
export function optInsOfNumber(tx: Tx, phoneIndex: Buffer): Promise<NumberOptIn[]> {
  return tx.query(
    `SELECT id, case_id, language, ended_at IS NULL AS lasts FROM app.client_opt_ins
      WHERE phone_bidx = $1 ORDER BY ended_at DESC NULLS FIRST, recorded_at DESC, id`,
    [phoneIndex],
  );
}

export async function findOptIn(tx: Tx, id: string): Promise<OptInRow | null> {
  const [row] = await tx.query<OptInRow[]>(`SELECT ${COLUMNS} FROM app.client_opt_ins o WHERE o.id = $1`, [
    id,
  ]);
  return row ?? null;
}

/** The opt-in if its person may be told now, as workers ask in the last transaction before anything is sent. */
export async function tellableOptIn(tx: Tx, id: string): Promise<OptInRow | null> {
  const [row] = await tx.query<OptInRow[]>(
    `SELECT ${COLUMNS} FROM app.client_opt_ins o
      WHERE o.id = $1 AND EXISTS (SELECT 1 FROM app.client_recipients(o.case_id) p WHERE p.opt_in_id = o.id)`,
    [id],
  );
  return row ?? null;
}
