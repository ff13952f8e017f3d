import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import { type DraftKey, type DraftStore, type SealedDraft } from './draft-store.js';

interface Schema extends DBSchema {
  keys: { key: string; value: DraftKey };
  drafts: { key: string; value: SealedDraft };
}

export const DATABASE_NAME = 'fianza-drafts';
const THE_KEY = 'current';

/** Drafts in IndexedDB. The key is a CryptoKey object: the browser stores it without ever showing its bytes. */
export class DatabaseDraftStore implements DraftStore {
  readonly durable = true;
  #opening: Promise<IDBPDatabase<Schema>> | undefined;

  async claim(candidate: DraftKey, isGood: (found: DraftKey) => boolean): Promise<DraftKey> {
    const change = (await this.#open()).transaction(['keys', 'drafts'], 'readwrite');
    const found = await change.objectStore('keys').get(THE_KEY);
    if (found && isGood(found)) return found;
    await Promise.all([
      change.objectStore('drafts').clear(),
      change.objectStore('keys').put(candidate, THE_KEY),
      change.done,
    ]);
    return candidate;
  }

  async sweep(isGood: (found: DraftKey) => boolean): Promise<void> {
    const change = (await this.#open()).transaction(['keys', 'drafts'], 'readwrite');
    const found = await change.objectStore('keys').get(THE_KEY);
    if (!found || isGood(found)) return;
    await Promise.all([
      change.objectStore('keys').clear(),
      change.objectStore('drafts').clear(),
      change.done,
    ]);
  }

  async all(): Promise<SealedDraft[]> {
    return (await this.#open()).getAll('drafts');
  }

  async write(draft: SealedDraft): Promise<void> {
    await (await this.#open()).put('drafts', draft);
  }

  async remove(ids: readonly string[]): Promise<void> {
    const change = (await this.#open()).transaction('drafts', 'readwrite');
    await Promise.all([...ids.map((id) => change.store.delete(id)), change.done]);
  }

  async clear(): Promise<void> {
    const change = (await this.#open()).transaction(['keys', 'drafts'], 'readwrite');
    await Promise.all([
      change.objectStore('keys').clear(),
      change.objectStore('drafts').clear(),
      change.done,
    ]);
  }

  #open(): Promise<IDBPDatabase<Schema>> {
    this.#opening ??= openDB<Schema>(DATABASE_NAME, 1, {
      upgrade(database) {
        database.createObjectStore('keys');
        database.createObjectStore('drafts', { keyPath: 'id' });
      },
    });
    return this.#opening;
  }
}
