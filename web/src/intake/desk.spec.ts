import { webcrypto } from 'node:crypto';
import { type Answer } from './answers.js';
import { Desk, type DeskPorts } from './desk.js';
import { ApiProblem, unreachable } from '../api/problem.js';
import { MemoryDraftStore } from './draft-store.js';
import { Drafts } from './drafts.js';
import { nothingUnsent } from './unsent.js';
import { type Intake, type IntakeApi, type Standing, type Told } from './intake-types.js';

/** jsdom has no WebCrypto; Node's is the same one a browser has. */
const browserCrypto = webcrypto as unknown as Crypto;
const value = (text: string): Answer => ({ state: 'value', value: text });
const INTAKE: Intake = {
  id: 'i1',
  reference: 'FZ-7K3F',
  version: 3,
  status: 'draft',
  channel: 'phone',
  monitoredLine: false,
  answers: { 'caller.name': value('Rosa') },
  startedAt: '2026-11-24T15:40:00Z',
  savedAt: '2026-11-24T15:41:00Z',
  takenBy: { id: 'ana', name: 'Ana' },
  urgency: { level: 'green', reasons: [] },
  enoughToAct: false,
  missing: ['callback-number'],
  consent: { store: false, share: false },
  duplicates: [],
};
const OFFLINE = { ok: false, why: 'unreachable', problem: unreachable() } as const;
const refused = (status: number, slug: string, field?: string) =>
  ({
    ok: false,
    why: 'problem',
    problem: new ApiProblem({ status, slug, errors: field ? [{ field, code: 'a-number' }] : [] }),
  }) as const;
const saved = (version: number): Told<Standing> => ({ ok: true, value: { ...INTAKE, version } });

async function office() {
  const store = new MemoryDraftStore();
  const drafts = await Drafts.open('ana', { store, crypto: browserCrypto, nowMs: () => 0, tabId: 't' });
  const line = { up: true };
  const sent: { version: number; answers: object }[] = [];
  const ended: string[] = [];
  const api: IntakeApi = {
    begin: async () => ({ ok: true, value: INTAKE }),
    read: async () => (line.up ? { ok: true, value: INTAKE } : OFFLINE),
    save: async (_id, version, patch) => {
      if (!line.up) return OFFLINE;
      sent.push({ version, answers: patch.answers });
      return saved(version + 1);
    },
    reveal: async () => ({ ok: true, value: { value: 'A012-345-678' } }),
    finish: async (_id, _version, ending) => {
      ended.push(ending.outcome);
      return { ok: true, value: {} };
    },
    reopen: async () => ({ ok: true, value: {} }),
  };
  let ids = 0;
  const ports: DeskPorts & { store: MemoryDraftStore } = {
    store,
    api,
    drafts,
    isOnline: () => line.up,
    newId: () => `id-${(ids += 1)}`,
    wait: () => () => undefined,
  };
  const open = async () => {
    const opened = await Desk.open('i1', ports);
    if (!('desk' in opened)) throw new Error('did not open');
    return opened.desk;
  };
  return { open, drafts, line, sent, ended, ports, api };
}

describe('an open intake', () => {
  it('shows what the server holds, with what was typed laid over it', async () => {
    const { open } = await office();
    const desk = await open();
    desk.change('caller.phone', value('704 555 0123'));
    expect(desk.answers).toEqual({ 'caller.name': value('Rosa'), 'caller.phone': value('704 555 0123') });
  });

  it('loses nothing when the page dies offline, and sends it when the line is back', async () => {
    const { open, line, sent } = await office();
    const first = await open();
    line.up = false;
    first.change('caller.phone', value('704 555 0123'));
    await first.autosave.saveNow();
    expect(sent).toEqual([]);
    const second = await open();
    expect(second.answers['caller.phone']).toEqual(value('704 555 0123'));
    expect(second.answers['caller.name']).toEqual(value('Rosa'));
    line.up = true;
    await second.autosave.resume();
    expect(sent).toEqual([{ version: 3, answers: { 'caller.phone': value('704 555 0123') } }]);
  });

  it('leaves no draft of a dead tab behind, to be taken for an answer of somebody else later', async () => {
    const { open, ports, drafts } = await office();
    const dead = await Drafts.open('ana', {
      store: ports.store,
      crypto: browserCrypto,
      nowMs: () => 0,
      tabId: 'dead',
    });
    const ledger = { ...nothingUnsent(2, {}), waiting: { 'caller.name': value('Rosa') } };
    await dead.keep({ intakeId: 'i1', intake: INTAKE, ledger });
    await open();
    expect(await drafts.of('i1')).toEqual([]);
  });

  it('does not end the call while something typed has not reached the server', async () => {
    const { open, line, ended, drafts } = await office();
    const desk = await open();
    line.up = false;
    desk.change('caller.phone', value('704 555 0123'));
    expect(await desk.end('finished')).toEqual({ kind: 'unsent', refused: 0 });
    expect(ended).toEqual([]);
    expect(await drafts.of('i1')).toHaveLength(1);
  });

  it('leaves no draft behind once the call has ended and the server holds everything', async () => {
    const { open, ended, drafts } = await office();
    const desk = await open();
    desk.change('caller.phone', value('704 555 0123'));
    expect(await desk.end('finished')).toEqual({ kind: 'ended' });
    expect(ended).toEqual(['finished']);
    expect(await drafts.every()).toEqual([]);
  });

  it('parks a dropped call with a refused answer, and keeps that answer here', async () => {
    const { open, api, drafts, ended } = await office();
    api.save = async () => refused(422, 'unprocessable', 'answers.detained.aNumber');
    const desk = await open();
    desk.change('detained.aNumber', value('A12'));
    expect(await desk.end('finished')).toEqual({ kind: 'unsent', refused: 1 });
    expect(await desk.end('parked')).toEqual({ kind: 'ended' });
    expect(ended).toEqual(['parked']);
    expect((await drafts.of('i1'))[0]?.ledger.refused['detained.aNumber']?.answer).toEqual(value('A12'));
  });

  it('is not shown from the device when the server says it is not ours', async () => {
    const { open, api, ports } = await office();
    const desk = await open();
    desk.change('caller.name', value('Ros'));
    api.read = async () => refused(404, 'not-found');
    expect(await Desk.open('i1', ports)).toMatchObject({ closedBy: { problem: { status: 404 } } });
  });
});
