import { isRecord } from './answers.js';
import { type DraftKey, type DraftStore, type SealedDraft } from './draft-store.js';
import { type Unsent } from './unsent.js';

/** What a draft holds: the intake as last seen, and the ledger of what the server has not acknowledged. */
export interface Draft {
  intakeId: string;
  /** The intake as the server last showed it, so that the form opens without a line. */
  intake: unknown;
  ledger: Unsent;
}

export const LONGEST_LIFE_MS = 12 * 60 * 60 * 1000;

export interface DraftPorts {
  store: DraftStore;
  crypto: Crypto;
  nowMs(): number;
  /** This tab, the same after a reload. */
  tabId: string;
}

/**
 * Drafts of open intakes on this device, sealed with AES-GCM under a key that cannot be exported and
 * is made per sign-in. They die at sign-out, when another person signs in, after 12 hours, and when the
 * server holds everything and the intake is closed. This stops casual reading of a shared profile,
 * not a program that runs inside the browser.
 */
export class Drafts {
  readonly #ports: DraftPorts;
  readonly #key: DraftKey;

  private constructor(ports: DraftPorts, key: DraftKey) {
    this.#ports = ports;
    this.#key = key;
  }

  /** Opens the drafts of this person. What another person or an old sign-in left is destroyed first. */
  static async open(staffId: string, ports: DraftPorts): Promise<Drafts> {
    const key = await ports.crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, [
      'encrypt',
      'decrypt',
    ]);
    const now = ports.nowMs();
    const isMine = (found: DraftKey) => found.staffId === staffId && isYoung(found, now);
    return new Drafts(ports, await ports.store.claim({ staffId, madeAt: now, key }, isMine));
  }

  /** Removes key and drafts that have outlived their time, whoever they belong to. */
  static async sweep(store: DraftStore, nowMs: number): Promise<void> {
    await store.sweep((found) => isYoung(found, nowMs));
  }

  get durable(): boolean {
    return this.#ports.store.durable;
  }

  /** Milliseconds until these drafts must be gone. */
  get remainingMs(): number {
    return Math.max(0, this.#key.madeAt + LONGEST_LIFE_MS - this.#ports.nowMs());
  }

  /** Writes this tab's draft. Resolves when it is on the device; rejects when it is not. */
  async keep(draft: Draft): Promise<void> {
    if (this.remainingMs === 0) throw new Error('drafts have expired');
    const id = `${draft.intakeId}/${this.#ports.tabId}`;
    const iv = this.#ports.crypto.getRandomValues(new Uint8Array(12));
    const sealed = await this.#ports.crypto.subtle.encrypt(
      { name: 'AES-GCM', iv, additionalData: bytes(id) },
      this.#key.key,
      bytes(JSON.stringify(draft)),
    );
    const keptAt = this.#ports.nowMs();
    await this.#ports.store.write({ id, intakeId: draft.intakeId, keptAt, iv, sealed });
  }

  /** The drafts of one intake, this tab's first. One that cannot be read is left out and removed. */
  async of(intakeId: string): Promise<Draft[]> {
    const mine = `${intakeId}/${this.#ports.tabId}`;
    const rows = (await this.#ports.store.all()).filter((row) => row.intakeId === intakeId);
    rows.sort((a, b) => Number(b.id === mine) - Number(a.id === mine) || b.keptAt - a.keptAt);
    const drafts = await Promise.all(rows.map((row) => this.#unseal(row)));
    return drafts.filter((draft) => draft !== null);
  }

  /** Every draft on this device, for the list of calls and for the question before signing out. */
  async every(): Promise<Draft[]> {
    const drafts = await Promise.all((await this.#ports.store.all()).map((row) => this.#unseal(row)));
    return drafts.filter((draft) => draft !== null);
  }

  /** Removes the drafts of an intake, of this tab and of others; `others` keeps this tab's. */
  async discard(intakeId: string, which: 'all' | 'others' = 'all'): Promise<void> {
    const mine = `${intakeId}/${this.#ports.tabId}`;
    const rows = (await this.#ports.store.all()).filter((row) => row.intakeId === intakeId);
    const gone = rows.filter((row) => which === 'all' || row.id !== mine);
    await this.#ports.store.remove(gone.map((row) => row.id));
  }

  async destroy(): Promise<void> {
    await this.#ports.store.clear();
  }

  async #unseal(row: SealedDraft): Promise<Draft | null> {
    try {
      const plain = await this.#ports.crypto.subtle.decrypt(
        { name: 'AES-GCM', iv: row.iv, additionalData: bytes(row.id) },
        this.#key.key,
        row.sealed,
      );
      return readDraft(JSON.parse(new TextDecoder().decode(plain)));
    } catch {
      await this.#ports.store.remove([row.id]);
      return null;
    }
  }
}

function isYoung(key: DraftKey, nowMs: number): boolean {
  return nowMs - key.madeAt < LONGEST_LIFE_MS;
}

function bytes(text: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(new TextEncoder().encode(text));
}

/** A draft read back from disk is checked like any other input. */
function readDraft(found: unknown): Draft | null {
  if (!isRecord(found) || typeof found['intakeId'] !== 'string') return null;
  const ledger: unknown = found['ledger'];
  if (!isRecord(ledger) || typeof ledger['version'] !== 'number') return null;
  for (const part of ['known', 'waiting', 'refused', 'clashes']) {
    if (!isRecord(ledger[part])) return null;
  }
  const inFlight: unknown = ledger['inFlight'];
  const patch = isRecord(inFlight) && isRecord(inFlight['answers']) ? inFlight : null;
  const checked: unknown = { ...ledger, inFlight: patch, oneByOne: ledger['oneByOne'] === true };
  return { intakeId: found['intakeId'], intake: found['intake'], ledger: checked as Unsent };
}
