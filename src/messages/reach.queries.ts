import type { Tx } from '../platform/unit-of-work.js';
import type { CodeState } from './staff-reach.entity.js';

export interface ReachRow {
  readonly mail: boolean;
  readonly sms: boolean;
  readonly invites: boolean;
  readonly daily: boolean;
  readonly quiet_from: string;
  readonly quiet_until: string;
  readonly phone_sealed: Buffer | null;
  readonly phone_bidx: Buffer | null;
  readonly confirmed: boolean;
  readonly stopped: boolean;
  readonly code_state: CodeState;
  readonly time_zone: string;
  readonly language: 'en' | 'es';
  readonly version: number;
}

const IS_STOPPED = `EXISTS (SELECT 1 FROM app.sms_stops o WHERE o.phone_bidx = w.phone_bidx AND o.started_at IS NULL)`;

/** How somebody is reached; the defaults when they never said. */
export async function readReach(tx: Tx, staffId: string): Promise<ReachRow | null> {
  const [row] = await tx.query<ReachRow[]>(
    `SELECT coalesce(w.mail, true) AS mail, coalesce(w.sms, false) AS sms, coalesce(w.invites, true) AS invites,
            coalesce(w.daily, true) AS daily, to_char(coalesce(w.quiet_from, '21:00'), 'HH24:MI') AS quiet_from,
            to_char(coalesce(w.quiet_until, '08:00'), 'HH24:MI') AS quiet_until, w.phone_sealed, w.phone_bidx,
            w.confirmed_at IS NOT NULL AS confirmed, ${IS_STOPPED} AS stopped, coalesce(w.code_state, 'none') AS code_state,
            s.time_zone, s.language, coalesce(w.version, 1) AS version
       FROM app.staff s LEFT JOIN app.staff_reach w ON w.staff_id = s.id WHERE s.id = $1`,
    [staffId],
  );
  return row ?? null;
}

/** Makes the person's row, if there is none, and locks it until the commit. */
export async function lockReach(tx: Tx, staffId: string): Promise<void> {
  await tx.query(
    'INSERT INTO app.staff_reach (staff_id) VALUES ($1) ON CONFLICT ON CONSTRAINT pk_staff_reach DO NOTHING',
    [staffId],
  );
  await tx.query('SELECT 1 FROM app.staff_reach WHERE staff_id = $1 FOR UPDATE', [staffId]);
}

// The reminders of this person are planned again by whoever hears of it before the commit; what is too much for a request,
// by the next round of the reconciler. With a row that says so, nothing that happens in between can forget it.
const CHANGED = `version = version + 1, replan_at = app.now()`;

/** Their reminders are planned again, whatever the ways. */
export async function planAgain(tx: Tx, staffId: string): Promise<void> {
  await tx.query('UPDATE app.staff_reach SET replan_at = app.now() WHERE staff_id = $1', [staffId]);
}

export async function writeReach(
  tx: Tx,
  staffId: string,
  wish: {
    mail: boolean;
    sms: boolean;
    invites?: boolean;
    daily?: boolean;
    quietFrom: string;
    quietUntil: string;
  },
): Promise<void> {
  await tx.query(
    `UPDATE app.staff_reach SET mail = $2, sms = $3, quiet_from = $4, quiet_until = $5, invites = coalesce($6, invites),
            daily = coalesce($7, daily), ${CHANGED} WHERE staff_id = $1`,
    [staffId, wish.mail, wish.sms, wish.quietFrom, wish.quietUntil, wish.invites ?? null, wish.daily ?? null],
  );
}

/** Another number, or none: not confirmed, and not in use. */
export async function writePhone(
  tx: Tx,
  staffId: string,
  phone: { sealed: Buffer; index: Buffer } | null,
): Promise<void> {
  await tx.query(
    `UPDATE app.staff_reach SET phone_sealed = $2, phone_bidx = $3, confirmed_at = NULL, sms = false, code_hash = NULL,
            code_expires_at = NULL, code_state = $4, ${CHANGED} WHERE staff_id = $1`,
    [staffId, phone?.sealed ?? null, phone?.index ?? null, phone ? 'wanted' : 'none'],
  );
}

export async function wantCode(tx: Tx, staffId: string): Promise<void> {
  await tx.query(
    `UPDATE app.staff_reach SET code_state = 'wanted', version = version + 1 WHERE staff_id = $1`,
    [staffId],
  );
}

/** Keeps the digest of a code for ten minutes; the one before is worth nothing from now on. */
export async function keepCode(tx: Tx, staffId: string, hash: Buffer): Promise<void> {
  await tx.query(
    `UPDATE app.staff_reach SET code_hash = $2, code_expires_at = app.now() + interval '10 minutes' WHERE staff_id = $1`,
    [staffId, hash],
  );
}

export async function noteCode(tx: Tx, staffId: string, state: 'sent' | 'failed'): Promise<void> {
  await tx.query(`UPDATE app.staff_reach SET code_state = $2 WHERE staff_id = $1`, [staffId, state]);
}

/** Confirms the number when the digest is the kept one; false when it is not, or too old. A code is good once. */
export async function confirmPhone(tx: Tx, staffId: string, hash: Buffer): Promise<boolean> {
  const [rows] = await tx.query<[unknown[], number]>(
    `UPDATE app.staff_reach SET confirmed_at = app.now(), sms = true, code_hash = NULL, code_expires_at = NULL, code_state = 'none', ${CHANGED}
      WHERE staff_id = $1 AND code_hash = $2 AND code_expires_at > app.now() RETURNING staff_id`,
    [staffId, hash],
  );
  return rows.length > 0;
}
