import type { Tx } from '../platform/unit-of-work.js';
import { isTextedUnseen } from './texted.js';
import type { ReceiptStatus } from './rules/sms-outcome.js';

export interface NewEvent {
  readonly provider: string;
  readonly eventId: string;
  readonly kind: 'receipt' | 'message';
  readonly correlation: string | null;
  readonly status: ReceiptStatus | null;
  readonly code: number | null;
}

/** Keeps an event; false when it was kept before. */
export async function keepEvent(tx: Tx, event: NewEvent): Promise<boolean> {
  const rows = await tx.query<unknown[]>(
    `INSERT INTO app.provider_events (provider, event_id, kind, correlation, status, code) VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT ON CONSTRAINT pk_provider_events DO NOTHING RETURNING event_id`,
    [event.provider, event.eventId, event.kind, event.correlation, event.status, event.code],
  );
  return rows.length > 0;
}

/** Every receipt of a message, in no order that means anything. */
export function receiptsOf(
  tx: Tx,
  correlation: string,
): Promise<{ status: ReceiptStatus; code: number | null }[]> {
  return tx.query(
    `SELECT status, code FROM app.provider_events WHERE correlation = $1 AND kind = 'receipt'`,
    [correlation],
  );
}

export interface NumberOwner {
  readonly staff_id: string;
  readonly language: 'en' | 'es';
  readonly confirmed: boolean;
}

/** Staff who gave this number. */
export function ownersOf(tx: Tx, phoneIndex: Buffer): Promise<NumberOwner[]> {
  return tx.query(
    `SELECT w.staff_id, s.language, w.confirmed_at IS NOT NULL AS confirmed
       FROM app.staff_reach w JOIN app.staff s ON s.id = w.staff_id
      WHERE w.phone_bidx = $1 AND s.disabled_at IS NULL ORDER BY w.confirmed_at NULLS LAST, w.staff_id`,
    [phoneIndex],
  );
}

/** Whether a family or a client is known by this number, too. */
export async function isFamilyPhone(tx: Tx, phoneIndex: Buffer): Promise<boolean> {
  const [row] = await tx.query<{ is: boolean }[]>('SELECT app.is_family_phone($1) AS is', [phoneIndex]);
  return row?.is ?? false;
}

/** Whether something that was texted to this person's number waits for their "seen". */
export async function waitsForSeen(tx: Tx, staffId: string): Promise<boolean> {
  const rows = await tx.query<unknown[]>(
    `SELECT 1 FROM app.reminders r JOIN app.staff_reach w ON w.staff_id = r.recipient_id
      WHERE r.recipient_id = $1 AND ${isTextedUnseen('r', 'w')} LIMIT 1`,
    [staffId],
  );
  return rows.length > 0;
}

/** Whether this person may be told by text that nothing waits: once a day, and not after a STOP. Notes that they are. */
export async function mayTellNothing(tx: Tx, staffId: string): Promise<boolean> {
  const [rows] = await tx.query<[unknown[], number]>(
    `UPDATE app.staff_reach w SET nothing_told_at = app.now()
      WHERE w.staff_id = $1 AND (w.nothing_told_at IS NULL OR w.nothing_told_at <= app.now() - interval '1 day')
        AND NOT EXISTS (SELECT 1 FROM app.sms_stops o WHERE o.phone_bidx = w.phone_bidx AND o.started_at IS NULL) RETURNING w.staff_id`,
    [staffId],
  );
  return rows.length > 0;
}

/** Puts a number on the list; false when it was there. Whoever gave it is planned for anew. */
export async function noteStop(tx: Tx, phoneIndex: Buffer, via: 'reply' | 'provider'): Promise<boolean> {
  const rows = await tx.query<unknown[]>(
    `INSERT INTO app.sms_stops AS o (phone_bidx, stopped_at, via) VALUES ($1, app.now(), $2)
     ON CONFLICT ON CONSTRAINT pk_sms_stops DO UPDATE SET stopped_at = app.now(), started_at = NULL, via = $2 WHERE o.started_at IS NOT NULL
     RETURNING phone_bidx`,
    [phoneIndex, via],
  );
  if (rows.length > 0) await planAnew(tx, phoneIndex);
  return rows.length > 0;
}

/** Takes a number off the list; false when it was not on it. */
export async function noteStart(tx: Tx, phoneIndex: Buffer): Promise<boolean> {
  const [rows] = await tx.query<[unknown[], number]>(
    `UPDATE app.sms_stops SET started_at = app.now() WHERE phone_bidx = $1 AND started_at IS NULL RETURNING phone_bidx`,
    [phoneIndex],
  );
  if (rows.length > 0) await planAnew(tx, phoneIndex);
  return rows.length > 0;
}

async function planAnew(tx: Tx, phoneIndex: Buffer): Promise<void> {
  await tx.query(
    `UPDATE app.staff_reach SET replan_at = app.now(), version = version + 1 WHERE phone_bidx = $1`,
    [phoneIndex],
  );
}
