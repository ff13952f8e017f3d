import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock.js';
import { UnitOfWork, type Tx } from '../platform/unit-of-work.js';
import { KeyMissing, SealBroken } from './confidentiality.errors.js';
import { Keyring, decrypt, encrypt } from './keyring.js';
import { boundTo, pad, unpad } from './rules/sealed-format.js';
import type { ColumnRef, Purpose, SubjectRef } from './sealed.js';

const FORMAT = 0x01;
const AES_256_GCM = 0x01;
const KEY_VERSION = 1;
const HEADER = Buffer.from([FORMAT, AES_256_GCM, 0, KEY_VERSION]);
const CACHE_MOST = 500;
const CACHE_MS = 60_000;

interface KeyRow {
  readonly subject_id: string;
  readonly kek_id: string;
  readonly wrapped: Buffer;
}

/**
 * Seals and opens columns: AES-256-GCM under a key per (subject, purpose), padded, bound to table, column, row and
 * subject. Needs the open transaction, where row security decides which keys can be read at all.
 */
@Injectable()
export class FieldCipher {
  /** Keys read from committed rows. A key made in a transaction is kept by that transaction only: it may roll back. */
  private readonly cache = new Map<string, { dek: Buffer; until: number }>();
  private readonly fresh = new WeakMap<Tx, Map<string, Buffer>>();

  constructor(
    private readonly keyring: Keyring,
    private readonly unit: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Seals text for one column of one row; makes the subject's key when it is the first value. */
  async seal(subject: SubjectRef, column: ColumnRef, plain: string): Promise<Buffer> {
    const dek = this.known(subject) ?? (await this.findKey(subject)) ?? (await this.makeKey(subject));
    const sealed = encrypt(dek, boundTo({ ...column, ...subject }), pad(Buffer.from(plain, 'utf8')));
    return Buffer.concat([HEADER, sealed]);
  }

  /** Opens what `seal` made for the same subject, column and row. Throws SealBroken or KeyMissing. */
  async open(subject: SubjectRef, column: ColumnRef, sealed: Buffer): Promise<string> {
    const dek = this.known(subject) ?? (await this.findKey(subject));
    if (!dek) throw new KeyMissing();
    if (sealed[0] !== FORMAT || sealed[1] !== AES_256_GCM) throw new SealBroken();
    const content = unpad(decrypt(dek, boundTo({ ...column, ...subject }), sealed.subarray(HEADER.length)));
    if (!content) throw new SealBroken();
    return content.toString('utf8');
  }

  sealJson(subject: SubjectRef, column: ColumnRef, value: unknown): Promise<Buffer> {
    return this.seal(subject, column, JSON.stringify(value));
  }

  async openJson<T>(subject: SubjectRef, column: ColumnRef, sealed: Buffer): Promise<T> {
    return JSON.parse(await this.open(subject, column, sealed)) as T;
  }

  /** Reads the keys of many subjects in one query, before a list is opened. */
  async warm(subjectIds: readonly string[], purpose: Purpose): Promise<void> {
    const wanted = [...new Set(subjectIds)].filter((subjectId) => !this.known({ subjectId, purpose }));
    if (wanted.length === 0) return;
    const rows = await this.unit.tx.query<KeyRow[]>(
      `SELECT subject_id, kek_id, wrapped FROM keys.subject_keys WHERE subject_id = ANY ($1::uuid[]) AND purpose = $2 AND version = $3`,
      [wanted, purpose, KEY_VERSION],
    );
    for (const row of rows) this.keep({ subjectId: row.subject_id, purpose }, row);
  }

  private async findKey(subject: SubjectRef): Promise<Buffer | null> {
    const [row] = await this.unit.tx.query<KeyRow[]>(
      `SELECT subject_id, kek_id, wrapped FROM keys.subject_keys WHERE subject_id = $1 AND purpose = $2 AND version = $3`,
      [subject.subjectId, subject.purpose, KEY_VERSION],
    );
    return row ? this.keep(subject, row) : null;
  }

  private async makeKey(subject: SubjectRef): Promise<Buffer> {
    const dek = randomBytes(32);
    const { tx } = this.unit;
    const rows = await tx.query<unknown[]>(
      `INSERT INTO keys.subject_keys (subject_id, purpose, version, kek_id, wrapped) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT DO NOTHING RETURNING 1`,
      [
        subject.subjectId,
        subject.purpose,
        KEY_VERSION,
        this.keyring.currentKek,
        this.keyring.wrap(dek, binding(subject)),
      ],
    );
    if (rows.length === 0) {
      // Somebody else made it between our look and our insert.
      const theirs = this.known(subject) ?? (await this.findKey(subject));
      if (!theirs) throw new KeyMissing();
      return theirs;
    }
    const made = this.fresh.get(tx) ?? new Map<string, Buffer>();
    this.fresh.set(tx, made.set(binding(subject), dek));
    return dek;
  }

  private known(subject: SubjectRef): Buffer | null {
    const id = binding(subject);
    const fresh = this.fresh.get(this.unit.tx)?.get(id);
    if (fresh) return fresh;
    const kept = this.cache.get(id);
    if (!kept) return null;
    if (kept.until < this.clock.millis) {
      this.cache.delete(id);
      return null;
    }
    return kept.dek;
  }

  private keep(subject: SubjectRef, row: KeyRow): Buffer {
    const dek = this.keyring.unwrap(row.wrapped, row.kek_id, binding(subject));
    // A key this very transaction made is not committed yet and must not outlive it.
    if (this.fresh.get(this.unit.tx)?.has(binding(subject))) return dek;
    if (this.cache.size >= CACHE_MOST) this.forgetOldest();
    this.cache.set(binding(subject), { dek, until: this.clock.millis + CACHE_MS });
    return dek;
  }

  private forgetOldest(): void {
    const [oldest] = this.cache.keys();
    if (oldest === undefined) return;
    this.cache.get(oldest)?.dek.fill(0);
    this.cache.delete(oldest);
  }
}

function binding(subject: SubjectRef): string {
  return `dek|${subject.subjectId}|${subject.purpose}|${KEY_VERSION}`;
}
