import { webcrypto } from 'node:crypto';
import { MemoryDraftStore, type DraftKey, type DraftStore } from './draft-store.js';
import { Drafts, LONGEST_LIFE_MS, type DraftPorts } from './drafts.js';
import { nothingUnsent, typed } from './unsent.js';

/** jsdom has no WebCrypto; Node's is the same one a browser has. */
const browserCrypto = webcrypto as unknown as Crypto;
const ANA = '0198a000-0000-7000-8000-00000000000a';
const LUZ = '0198a000-0000-7000-8000-00000000000b';
const INTAKE = '0198a000-0000-7000-8000-000000000001';
const OTHER = '0198a000-0000-7000-8000-000000000002';

const draft = (intakeId = INTAKE, name = 'Yesenia') => ({
  intakeId,
  intake: { id: intakeId },
  ledger: typed(nothingUnsent(1, {}), 'caller.name', { state: 'value' as const, value: name }),
});

/** The key that lies in a store, or undefined. */
async function keyIn(store: DraftStore): Promise<DraftKey | undefined> {
  let seen: DraftKey | undefined;
  await store.sweep((found) => {
    seen = found;
    return true;
  });
  return seen;
}

function device() {
  let now = 1_000;
  const store: DraftStore = new MemoryDraftStore();
  const ports = (tabId: string): DraftPorts => ({ store, crypto: browserCrypto, nowMs: () => now, tabId });
  return { store, ports, later: (ms: number) => (now += ms) };
}

describe('drafts on this device', () => {
  it('come back after a reload, for the same person', async () => {
    const { ports } = device();
    await (await Drafts.open(ANA, ports('tab'))).keep(draft());
    const [found] = await (await Drafts.open(ANA, ports('tab'))).of(INTAKE);
    expect(found).toEqual(draft());
  });

  it('lie on the device sealed, under a key that cannot be exported', async () => {
    const { store, ports } = device();
    await (await Drafts.open(ANA, ports('tab'))).keep(draft());
    const [row] = await store.all();
    expect(Buffer.from(row?.sealed ?? new ArrayBuffer(0)).includes('Yesenia')).toBe(false);
    const key = await keyIn(store);
    expect(key?.key.extractable).toBe(false);
    await expect(browserCrypto.subtle.exportKey('raw', key!.key)).rejects.toThrow();
  });

  it('a new intake never opens the draft of an earlier one', async () => {
    const { ports } = device();
    const drafts = await Drafts.open(ANA, ports('tab'));
    await drafts.keep(draft());
    expect(await drafts.of(OTHER)).toEqual([]);
  });

  it('die when another person signs in', async () => {
    const { store, ports } = device();
    await (await Drafts.open(ANA, ports('tab'))).keep(draft());
    const first = await keyIn(store);
    const drafts = await Drafts.open(LUZ, ports('tab'));
    expect(await drafts.every()).toEqual([]);
    expect((await keyIn(store))?.key).not.toBe(first?.key);
  });

  it('die after 12 hours, and nothing new is written on the old key', async () => {
    const { ports, later } = device();
    const drafts = await Drafts.open(ANA, ports('tab'));
    await drafts.keep(draft());
    later(LONGEST_LIFE_MS);
    await expect(drafts.keep(draft())).rejects.toThrow('expired');
    expect(await (await Drafts.open(ANA, ports('tab'))).every()).toEqual([]);
  });

  it('two tabs that open at the same moment share one key, and sweeping at that moment takes nothing', async () => {
    const { store, ports } = device();
    const [left, right] = await Promise.all([
      Drafts.open(ANA, ports('left')),
      Drafts.open(ANA, ports('right')),
      Drafts.sweep(store, 1_000),
    ]);
    await left.keep(draft(INTAKE, 'Left'));
    await right.keep(draft(OTHER, 'Right'));
    expect(await (await Drafts.open(ANA, ports('third'))).every()).toHaveLength(2);
  });

  it('die at sign-out, with the key', async () => {
    const { store, ports } = device();
    const drafts = await Drafts.open(ANA, ports('tab'));
    await drafts.keep(draft());
    await drafts.destroy();
    expect(await store.all()).toEqual([]);
    expect(await keyIn(store)).toBeUndefined();
  });

  it('die when the intake is closed; other intakes keep theirs', async () => {
    const { ports } = device();
    const drafts = await Drafts.open(ANA, ports('tab'));
    await drafts.keep(draft());
    await drafts.keep(draft(OTHER));
    await drafts.discard(INTAKE);
    expect((await drafts.every()).map((one) => one.intakeId)).toEqual([OTHER]);
  });

  it('two tabs keep one each, and this tab reads its own first', async () => {
    const { ports } = device();
    const left = await Drafts.open(ANA, ports('left'));
    const right = await Drafts.open(ANA, ports('right'));
    await left.keep(draft(INTAKE, 'Left'));
    await right.keep(draft(INTAKE, 'Right'));
    const names = (await left.of(INTAKE)).map((one) => one.ledger.waiting['caller.name']);
    expect(names).toEqual([
      { state: 'value', value: 'Left' },
      { state: 'value', value: 'Right' },
    ]);
  });

  it('a row that was changed on the disk, or moved to another intake, is not believed', async () => {
    const { store, ports } = device();
    const drafts = await Drafts.open(ANA, ports('tab'));
    await drafts.keep(draft());
    const [row] = await store.all();
    await store.write({ ...row!, id: `${OTHER}/tab`, intakeId: OTHER });
    expect(await drafts.of(OTHER)).toEqual([]);
  });

  it('in memory only, nothing claims to survive a reload', async () => {
    const { ports } = device();
    expect((await Drafts.open(ANA, ports('tab'))).durable).toBe(false);
  });
});
