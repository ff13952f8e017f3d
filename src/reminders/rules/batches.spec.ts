import { batchesOf, jobIdOf, type Due } from './batches.js';
import type { Channel } from './ladders.js';

const due = (number: number, channel: Channel, fresh = true): Due[] =>
  Array.from({ length: number }, (_, at) => ({
    id: `${channel}${fresh ? '' : ' again'} ${at}`,
    channel,
    attempt_no: fresh ? 1 : 2,
    enq_epoch: 1,
    fresh,
  }));

const sizes = (batches: ReturnType<typeof batchesOf>) =>
  batches.map(({ channel, reminders }) => `${channel} ${reminders.length}`);

describe('due reminders dealt out', () => {
  it('go in batches of one channel', () => {
    const mixed = due(45, 'mail').flatMap((mail, at) => [mail, ...due(45, 'inbox').slice(at, at + 1)]);
    expect(sizes(batchesOf(mixed)).sort()).toEqual(['inbox 45', 'mail 20', 'mail 20', 'mail 5']);
  });

  it('but alone when somebody has tried them', () => {
    const batches = batchesOf([...due(2, 'sms'), ...due(2, 'sms', false), ...due(1, 'sms')]);
    expect(sizes(batches)).toEqual(['sms 3', 'sms 1', 'sms 1']);
  });

  it('each once, none forgotten, in the order in which they are due', () => {
    const all = [...due(130, 'inbox'), ...due(3, 'mail', false), ...due(21, 'sms')];
    const dealt = batchesOf(all).flatMap(({ reminders }) => reminders);
    expect(new Set(dealt)).toEqual(new Set(all));
    expect(dealt).toHaveLength(all.length);
    const places = batchesOf(all).map(({ reminders }) => reminders.map((one) => all.indexOf(one)));
    for (const place of places) expect(place).toEqual(place.toSorted((a, b) => a - b));
  });

  it('under a job id that says whether it is the same job', () => {
    const [batch] = batchesOf(due(2, 'mail'));
    const again = {
      channel: 'mail' as const,
      reminders: due(2, 'mail').map((one) => ({ ...one, enq_epoch: 2 })),
    };
    expect(batch && jobIdOf(batch)).toBe('r-mail 0-1-1-2');
    expect(jobIdOf(again)).toBe('r-mail 0-1-2-2');
    expect(jobIdOf({ channel: 'mail', reminders: due(1, 'mail', false) })).toBe('r-mail again 0-2-1');
  });
});
