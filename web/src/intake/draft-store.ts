/** The key that seals drafts. It cannot be exported; it belongs to one sign-in of one person. */
export interface DraftKey {
  staffId: string;
  madeAt: number;
  key: CryptoKey;
}
/** One intake as one tab left it. Everything but these ids and the time is sealed. */
export interface SealedDraft {
  id: string;
  intakeId: string;
  keptAt: number;
  iv: Uint8Array<ArrayBuffer>;
  sealed: ArrayBuffer;
}

/** Where sealed drafts lie. Two places: the browser's database, or the memory of this page. */
export interface DraftStore {
  /** Whether what is written here survives a reload. */
  readonly durable: boolean;
  /**
   * In one step: the key that lies here if `isGood`, else everything is removed and `candidate` lies here
   * from now on. Two tabs that open at the same moment get the same key.
   */
  claim(candidate: DraftKey, isGood: (found: DraftKey) => boolean): Promise<DraftKey>;
  /** In one step: removes the key and every draft, unless the key `isGood`. Without a key nothing is done. */
  sweep(isGood: (found: DraftKey) => boolean): Promise<void>;
  all(): Promise<SealedDraft[]>;
  write(draft: SealedDraft): Promise<void>;
  remove(ids: readonly string[]): Promise<void>;
  /** Removes the key and every draft. */
  clear(): Promise<void>;
}

/** "This is not my computer": drafts live as long as the page and never touch the disk. */
export class MemoryDraftStore implements DraftStore {
  readonly durable = false;
  #key: DraftKey | undefined;
  #drafts = new Map<string, SealedDraft>();

  async claim(candidate: DraftKey, isGood: (found: DraftKey) => boolean): Promise<DraftKey> {
    if (this.#key && isGood(this.#key)) return this.#key;
    await this.clear();
    this.#key = candidate;
    return candidate;
  }

  async sweep(isGood: (found: DraftKey) => boolean): Promise<void> {
    if (this.#key && !isGood(this.#key)) await this.clear();
  }

  async all(): Promise<SealedDraft[]> {
    return [...this.#drafts.values()];
  }

  async write(draft: SealedDraft): Promise<void> {
    this.#drafts.set(draft.id, draft);
  }

  async remove(ids: readonly string[]): Promise<void> {
    for (const id of ids) this.#drafts.delete(id);
  }

  async clear(): Promise<void> {
    this.#key = undefined;
    this.#drafts.clear();
  }
}
