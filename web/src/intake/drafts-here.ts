import { isBorrowedComputer } from '../session/borrowed.js';
import { DatabaseDraftStore, DATABASE_NAME } from './draft-database.js';
import { MemoryDraftStore, type DraftStore } from './draft-store.js';
import { Drafts } from './drafts.js';
import { nowMs } from './now.js';

const TAB = 'fianza.tab';

let opened: { staffId: string; drafts: Promise<Drafts | null> } | null = null;
const memory = new MemoryDraftStore();

/** "This is not my computer" was said at sign-in: then nothing of an intake touches this disk. */
function placeForDrafts(): DraftStore {
  return isBorrowedComputer() || !('indexedDB' in globalThis) ? memory : new DatabaseDraftStore();
}

/** This tab, the same after a reload, another for another tab. */
function tabId(): string {
  const known = sessionStorage.getItem(TAB);
  if (known) return known;
  const made = crypto.randomUUID();
  sessionStorage.setItem(TAB, made);
  return made;
}

/** The drafts of this person in this browser; in memory where the browser keeps nothing. */
export function draftsOf(staffId: string): Promise<Drafts | null> {
  if (opened?.staffId !== staffId) opened = { staffId, drafts: openDrafts(staffId) };
  return opened.drafts;
}

async function openDrafts(staffId: string): Promise<Drafts | null> {
  // Without a secure context there is no key to seal with, and nothing is kept unsealed.
  if (!globalThis.crypto?.subtle) return null;
  const ports = { crypto, nowMs, tabId: tabId() };
  try {
    return expiring(await Drafts.open(staffId, { ...ports, store: placeForDrafts() }));
  } catch {
    return Drafts.open(staffId, { ...ports, store: memory });
  }
}

function expiring(drafts: Drafts): Drafts {
  setTimeout(() => void drafts.destroy().catch(() => undefined), drafts.remainingMs);
  return drafts;
}

/** Destroys every draft and the key, whoever is signed in: at sign-out. */
export async function destroyDrafts(): Promise<void> {
  opened = null;
  await memory.clear();
  if (await databaseExists()) await new DatabaseDraftStore().clear();
}

/** Removes what has outlived its 12 hours, without opening it. Safe to call at every start of the app. */
export async function sweepDrafts(): Promise<void> {
  if (!(await databaseExists())) return;
  // A database that cannot be opened holds nothing that could be read.
  await Drafts.sweep(new DatabaseDraftStore(), nowMs()).catch(() => undefined);
}

async function databaseExists(): Promise<boolean> {
  if (!('indexedDB' in globalThis)) return false;
  if (typeof indexedDB.databases !== 'function') return true;
  return (await indexedDB.databases()).some((one) => one.name === DATABASE_NAME);
}
