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

  async readKey(): Promise<DraftKey | undefined> {
    return (await this.#open()).get('keys', THE_KEY);
  }

  async writeKey(key: DraftKey): Promise<void> {
    await (await this.#open()).put('keys', key, THE_KEY);
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
