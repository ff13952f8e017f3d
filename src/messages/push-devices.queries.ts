import type { Tx } from '../platform/unit-of-work.js';
import type { BrowserKeys } from './push-encryption.js';
import {
  UNSEEN_DAYS,
  type DeviceBrowser,
  type DeviceEnding,
  type DeviceSystem,
} from './rules/push-devices.js';

export interface DeviceRow {
  readonly id: string;
  readonly browser: DeviceBrowser;
  readonly system: DeviceSystem;
  readonly created_at: Date;
  readonly used_at: Date | null;
}

/** A browser as it says itself to be, in the session in which it said so. */
export interface DeviceDraft {
  readonly id: string;
  readonly staffId: string;
  readonly sessionId: string;
  readonly endpoint: { readonly sealed: Buffer; readonly index: Buffer };
  readonly keysSealed: Buffer;
  readonly officeKey: string;
  readonly browser: DeviceBrowser;
  readonly system: DeviceSystem;
}

/** The devices on which somebody gets notifications, the newest first. */
export function liveDevices(tx: Tx, staffId: string): Promise<DeviceRow[]> {
  return tx.query(
    `SELECT id, browser, system, created_at, used_at FROM app.push_devices
      WHERE staff_id = $1 AND ended_at IS NULL ORDER BY created_at DESC, id`,
    [staffId],
  );
}

/** This browser, if it is a device of the one who acts; null when it is nobody's or another's. */
export async function ownDevice(tx: Tx, staffId: string, endpoint: Buffer): Promise<string | null> {
  const [row] = await tx.query<{ id: string }[]>(
    'SELECT id FROM app.push_devices WHERE staff_id = $1 AND endpoint_bidx = $2 AND ended_at IS NULL',
    [staffId, endpoint],
  );
  return row?.id ?? null;
}

/** Ends the device of whoever used this browser before the one who acts. True when there was one. */
export async function takeEndpoint(tx: Tx, endpoint: Buffer): Promise<boolean> {
  const [row] = await tx.query<{ taken: boolean }[]>('SELECT app.take_push_endpoint($1) AS taken', [
    endpoint,
  ]);
  return row?.taken ?? false;
}

export async function addDevice(tx: Tx, draft: DeviceDraft): Promise<void> {
  const { id, staffId, sessionId, endpoint, keysSealed, officeKey, browser, system } = draft;
  await tx.query(
    `INSERT INTO app.push_devices (id, staff_id, session_id, endpoint_sealed, endpoint_bidx, keys_sealed, office_key, browser, system)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [id, staffId, sessionId, endpoint.sealed, endpoint.index, keysSealed, officeKey, browser, system],
  );
}

/** The same browser says itself again, perhaps with other keys. */
export async function renewDevice(tx: Tx, draft: Omit<DeviceDraft, 'endpoint' | 'staffId'>): Promise<void> {
  const { id, sessionId, keysSealed, officeKey, browser, system } = draft;
  await tx.query(
    `UPDATE app.push_devices SET session_id = $2, keys_sealed = $3, office_key = $4, browser = $5, system = $6, seen_at = app.now(), failures = 0
      WHERE id = $1 AND ended_at IS NULL`,
    [id, sessionId, keysSealed, officeKey, browser, system],
  );
}

/** Its owner is signed in on it: from now on it ends with this session. */
export async function seeDevice(tx: Tx, id: string, sessionId: string): Promise<void> {
  await tx.query(
    'UPDATE app.push_devices SET session_id = $2, seen_at = app.now() WHERE id = $1 AND ended_at IS NULL',
    [id, sessionId],
  );
}

/** False when it has ended, or is no device of theirs. */
export async function endDevice(tx: Tx, staffId: string, id: string, as: DeviceEnding): Promise<boolean> {
  const [rows] = await tx.query<[unknown[], number]>(
    `UPDATE app.push_devices SET ended_at = app.now(), ended_as = $3 WHERE id = $1 AND staff_id = $2 AND ended_at IS NULL RETURNING id`,
    [id, staffId, as],
  );
  return rows.length > 0;
}

/** Ends the devices on which their owners were not signed in for weeks. Gives how many. */
export async function endUnseen(tx: Tx): Promise<number> {
  const [rows] = await tx.query<[unknown[], number]>(
    `UPDATE app.push_devices SET ended_at = app.now(), ended_as = 'unseen'
      WHERE ended_at IS NULL AND seen_at < app.now() - make_interval(days => ${UNSEEN_DAYS}) RETURNING id`,
  );
  return rows.length;
}

/** The language of somebody who works here and has a device; null without one. */
export async function languageOnDevices(tx: Tx, staffId: string): Promise<'en' | 'es' | null> {
  const [row] = await tx.query<{ language: 'en' | 'es' }[]>(
    `SELECT s.language FROM app.staff s WHERE s.id = $1 AND s.disabled_at IS NULL AND s.joined_at IS NOT NULL
        AND EXISTS (SELECT 1 FROM app.push_devices d WHERE d.staff_id = s.id AND d.ended_at IS NULL)`,
    [staffId],
  );
  return row?.language ?? null;
}

/** One numbered try of a reminder. */
export interface PushTryOf {
  readonly reminderId: string;
  readonly n: number;
}

export interface SealedDevice {
  readonly id: string;
  readonly endpoint_sealed: Buffer;
  readonly keys_sealed: Buffer;
}

export interface OpenDevice extends BrowserKeys {
  readonly id: string;
  readonly endpoint: string;
}

/** Ends what subscribed to another key of the office, and notes a try on each device of a person before anything is sent. */
export async function beginTries(
  tx: Tx,
  { reminderId, n }: PushTryOf,
  staffId: string,
  officeKey: string,
): Promise<SealedDevice[]> {
  await tx.query(
    `UPDATE app.push_devices SET ended_at = app.now(), ended_as = 'another-key' WHERE staff_id = $1 AND ended_at IS NULL AND office_key <> $2`,
    [staffId, officeKey],
  );
  return tx.query<SealedDevice[]>(
    `WITH live AS (
       SELECT d.id, d.endpoint_sealed, d.keys_sealed FROM app.push_devices d WHERE d.staff_id = $3 AND d.ended_at IS NULL
     ), tried AS (
       INSERT INTO app.push_tries AS t (reminder_id, n, device_id) SELECT $1, $2, id FROM live
       ON CONFLICT ON CONSTRAINT pk_push_tries DO UPDATE SET state = 'sending', fault = NULL, started_at = app.now(), done_at = NULL
     )
     SELECT id, endpoint_sealed, keys_sealed FROM live ORDER BY id`,
    [reminderId, n, staffId],
  );
}

export interface DeviceResult {
  readonly deviceId: string;
  readonly state: 'accepted' | 'refused' | 'ambiguous';
  readonly fault: string | null;
  readonly ends: boolean;
}

/** What became of a try on each device; a device whose service said that it is gone ends with it. */
export async function noteTries(
  tx: Tx,
  { reminderId, n }: PushTryOf,
  results: readonly DeviceResult[],
): Promise<void> {
  await tx.query(
    `WITH said AS (
       SELECT * FROM jsonb_to_recordset($3::jsonb) AS r("deviceId" uuid, state text, fault text, ends boolean)
     ), tried AS (
       UPDATE app.push_tries t SET state = s.state, fault = s.fault, done_at = app.now() FROM said s
        WHERE t.reminder_id = $1 AND t.n = $2 AND t.device_id = s."deviceId"
     )
     UPDATE app.push_devices d
        SET used_at = CASE WHEN s.state = 'accepted' THEN app.now() ELSE d.used_at END,
            failures = CASE WHEN s.state = 'accepted' THEN 0 ELSE d.failures + 1 END,
            ended_at = CASE WHEN s.ends THEN app.now() END, ended_as = CASE WHEN s.ends THEN 'gone' END
       FROM said s WHERE d.id = s."deviceId" AND d.ended_at IS NULL`,
    [reminderId, n, JSON.stringify(results)],
  );
}

/** Whether a service took this very try on any device. */
export async function wasTaken(tx: Tx, { reminderId, n }: PushTryOf): Promise<boolean> {
  const rows = await tx.query<unknown[]>(
    `SELECT 1 FROM app.push_tries WHERE reminder_id = $1 AND n = $2 AND state = 'accepted' LIMIT 1`,
    [reminderId, n],
  );
  return rows.length > 0;
}
