import { type Answer } from './answers.js';
import { Autosave, DEVICE_MS, QUIET_MS, type SendOutcome } from './autosave.js';
import { nothingUnsent, type InFlight, type Unsent } from './unsent.js';

const value = (text: string): Answer => ({ state: 'value', value: text });
type Outcome = SendOutcome<string>;
const ack = (version: number): Outcome => ({
  kind: 'acknowledged',
  version,
  savedAt: '2026-11-24T15:42:00Z',
  reply: 'ok',
});

/** A desk with a hand-moved clock, a device, and a server that answers from a list. */
function desk(answers: Outcome[], device = true) {
  const sent: InFlight[] = [];
  const kept: Unsent[] = [];
  const order: string[] = [];
  const timers = new Map<number, { due: number; then: () => void }>();
  let now = 0;
  let ids = 0;
  const autosave = new Autosave<string>(nothingUnsent(1, {}), null, {
    send: async (patch) => {
      order.push('server');
      sent.push(patch);
      return answers.shift() ?? { kind: 'unreachable' };
    },
    keep: async (ledger) => {
      order.push('device');
      kept.push(ledger);
      return device;
    },
    acknowledged: () => undefined,
    readAgain: async () => {
      order.push('reload');
      return null;
    },
    isOnline: () => true,
    newPatchId: () => `patch-${(ids += 1)}`,
    wait: (milliseconds, then) => {
      const id = (ids += 1);
      timers.set(id, { due: now + milliseconds, then });
      return () => timers.delete(id);
    },
  });
  const pass = async (milliseconds: number) => {
    now += milliseconds;
    for (const [id, timer] of Array.from(timers)) {
      if (timer.due > now) continue;
      timers.delete(id);
      timer.then();
    }
    await calm();
  };
  return { autosave, sent, kept, order, pass, answers };
}

/** Lets every promise that is ready run. */
async function calm(): Promise<void> {
  for (let turn = 0; turn < 50; turn += 1) await Promise.resolve();
}

describe('autosave', () => {
  it('waits 400 ms after the last key, then writes to the device before the server', async () => {
    const { autosave, sent, order, pass } = desk([ack(2)]);
    autosave.change('caller.phone', value('7'));
    await pass(QUIET_MS - 1);
    autosave.change('caller.phone', value('70'));
    await pass(QUIET_MS - 1);
    expect(sent).toHaveLength(0);
    await pass(1);
    expect(order.slice(0, 1)).toEqual(['device']);
    expect(sent).toEqual([
      { patchId: expect.any(String), version: 1, answers: { 'caller.phone': value('70') } },
    ]);
    expect(autosave.state).toEqual({ kind: 'saved', at: '2026-11-24T15:42:00Z' });
  });

  it('someone who types without a pause is written to the device all the same', async () => {
    const { autosave, sent, kept, pass } = desk([]);
    for (const text of ['R', 'Ro', 'Ros', 'Rosa']) {
      autosave.change('caller.name', value(text));
      await pass(DEVICE_MS);
    }
    expect(sent).toHaveLength(0);
    expect(kept.at(-1)?.waiting).toEqual({ 'caller.name': value('Rosa') });
  });

  it('says nothing about the server until the server has acknowledged', async () => {
    const { autosave, pass } = desk([{ kind: 'unreachable' }]);
    autosave.change('caller.phone', value('704'));
    await pass(QUIET_MS);
    expect(autosave.state).toEqual({ kind: 'device' });
  });

  it('admits that nothing is kept when the device refuses and the line is down', async () => {
    const { autosave, pass } = desk([{ kind: 'unreachable' }], false);
    autosave.change('caller.phone', value('704'));
    await pass(QUIET_MS);
    expect(autosave.state).toEqual({ kind: 'page' });
  });

  it('retries the very same patch, later and later, until it lands', async () => {
    const { autosave, sent, pass } = desk([{ kind: 'unreachable' }, { kind: 'unreachable' }, ack(2)]);
    autosave.change('caller.phone', value('704'));
    await pass(QUIET_MS);
    await pass(1_000);
    await pass(1_000);
    expect(sent).toHaveLength(2);
    await pass(1_000);
    expect(sent).toHaveLength(3);
    expect(new Set(sent.map((patch) => patch.patchId)).size).toBe(1);
    expect(autosave.state.kind).toBe('saved');
  });

  it('keeps typing on the device while the line is down, and sends it after the first patch', async () => {
    const { autosave, sent, kept, pass, answers } = desk([{ kind: 'unreachable' }]);
    autosave.change('caller.phone', value('704'));
    await pass(QUIET_MS);
    autosave.change('detained.givenNames', value('Ana'));
    await pass(QUIET_MS);
    expect(sent).toHaveLength(1);
    expect(kept.at(-1)?.waiting).toEqual({ 'detained.givenNames': value('Ana') });
    answers.push(ack(2), ack(3));
    await autosave.resume();
    await calm();
    expect(sent.map((patch) => Object.keys(patch.answers))).toEqual([
      ['caller.phone'],
      ['caller.phone'],
      ['detained.givenNames'],
    ]);
    expect(sent[2]?.version).toBe(2);
    expect(autosave.state.kind).toBe('saved');
  });

  it('keeps everything when the session ends, and goes on after signing in', async () => {
    const { autosave, sent, kept, pass, answers } = desk([{ kind: 'signed-out' }]);
    autosave.change('caller.phone', value('704'));
    await pass(QUIET_MS);
    expect(autosave.state).toEqual({ kind: 'sign-in' });
    autosave.change('caller.name', value('Rosa'));
    await pass(60_000);
    expect(sent).toHaveLength(1);
    expect(kept.at(-1)?.inFlight?.answers).toEqual({ 'caller.phone': value('704') });
    expect(kept.at(-1)?.waiting).toEqual({ 'caller.name': value('Rosa') });
    answers.push(ack(2), ack(3));
    await autosave.resume();
    expect(autosave.state.kind).toBe('saved');
  });

  it('shows a clash on 412, reloads, and sends the rest on the newer version', async () => {
    const { autosave, sent, order, pass } = desk([
      {
        kind: 'overtaken',
        current: { version: 7, answers: { 'caller.name': value('Marta'), 'caller.phone': null } },
      },
      ack(8),
      ack(9),
    ]);
    autosave.change('caller.name', value('Rosa'));
    autosave.change('caller.phone', value('704'));
    await pass(QUIET_MS);
    expect(order).toContain('reload');
    expect(sent[1]).toMatchObject({ version: 7, answers: { 'caller.phone': value('704') } });
    expect(autosave.state).toMatchObject({ kind: 'held', clashes: 1, refused: 0 });
    autosave.settle('caller.name', 'mine');
    await calm();
    expect(sent[2]).toMatchObject({ version: 8, answers: { 'caller.name': value('Rosa') } });
    expect(autosave.state.kind).toBe('saved');
  });

  it('leaves a refused answer at its field and saves the others', async () => {
    const { autosave, sent, pass } = desk([
      { kind: 'refused', errors: [{ field: 'answers.detained.aNumber', code: 'a-number' }] },
      ack(2),
    ]);
    autosave.change('detained.aNumber', value('A12'));
    autosave.change('caller.phone', value('704'));
    await pass(QUIET_MS);
    expect(sent[1]?.answers).toEqual({ 'caller.phone': value('704') });
    expect(autosave.ledger.refused['detained.aNumber']?.code).toBe('a-number');
    expect(autosave.state).toEqual({
      kind: 'held',
      at: '2026-11-24T15:42:00Z',
      refused: 1,
      clashes: 0,
    });
  });

  it('does not race a server that always has a newer version', async () => {
    const newer: Outcome = { kind: 'overtaken', current: { version: 9, answers: {} } };
    const { autosave, sent, pass } = desk(Array.from({ length: 40 }, () => newer));
    autosave.change('caller.name', value('Rosa'));
    await pass(QUIET_MS);
    expect(sent.length).toBeLessThan(10);
    expect(autosave.state).toEqual({ kind: 'retrying' });
  });

  it('asks for a person when the server will not take the patch at all', async () => {
    const { autosave, pass, answers } = desk([{ kind: 'failed', slug: 'not-found', again: false }]);
    autosave.change('caller.name', value('Rosa'));
    await pass(QUIET_MS);
    expect(autosave.state).toEqual({ kind: 'failed', slug: 'not-found' });
    answers.push(ack(2));
    await autosave.resume();
    expect(autosave.state.kind).toBe('saved');
  });
});
