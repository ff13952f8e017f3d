import type { Recipient } from './audience.js';
import { Temporal } from 'temporal-polyfill';
import { LADDER_CODES } from './ladders.js';
import { pageDue, type UnseenDate } from './pages.js';

const at = (text: string) => Temporal.Instant.from(text);
const date: UnseenDate = {
  subject: { kind: 'hearing', id: 'h', version: 2 },
  ladder: 'D',
  at: at('2026-12-04T18:00:00Z'),
};
const person = (staffId: string, rank: Recipient['rank']): Recipient => ({
  staffId,
  rank,
  channels: ['mail', 'inbox'],
  urgentChannels: ['mail', 'sms', 'inbox'],
  since: at('2026-01-05T14:00:00Z'),
});
const office = [person('ana', 'lead'), person('luz', 'backup'), person('eva', 'coordinator')];
const told = (now: string, more: Partial<UnseenDate> = {}, people: readonly Recipient[] = office) =>
  pageDue({ ...date, ...more }, people, at(now)).map(
    (page) => `${page.step} ${page.recipientId} ${page.channel}`,
  );

describe('a page about a date nobody has confirmed', () => {
  it('goes to everybody by every way, texts included, and once into the inbox', () => {
    expect(told('2026-12-04T14:05:00Z')).toEqual(
      ['ana', 'luz', 'eva'].flatMap((who) => [
        `page 0 ${who} mail`,
        `page 0 ${who} sms`,
        `page ${who} inbox`,
      ]),
    );
  });

  it.each([
    ['four hours and a minute before: not yet', '2026-12-04T13:59:00Z', []],
    ['four hours before', '2026-12-04T14:00:00Z', ['page 0 ana sms']],
    ['still the same quarter', '2026-12-04T14:14:59Z', ['page 0 ana sms']],
    ['the next quarter', '2026-12-04T14:15:00Z', ['page 1 ana sms']],
    ['at the date itself', '2026-12-04T18:00:00Z', ['page 16 ana sms']],
    ['an hour after it', '2026-12-04T19:00:00Z', ['page 20 ana sms']],
    ['four hours after it, when still nobody has it', '2026-12-04T22:00:00Z', ['page 32 ana sms']],
    ['three days after it', '2026-12-07T18:00:00Z', ['page 304 ana sms']],
  ])('%s', (_title, now, expected) => {
    expect(told(now).filter((page) => page.endsWith('ana sms'))).toEqual(expected);
  });

  it('names each quarter but once, so that it can be planned any number of times', () => {
    expect(told('2026-12-04T14:16:00Z')).toEqual(told('2026-12-04T14:29:00Z'));
  });

  it('whoever stands on the case twice is paged once, and an office of nobody not at all', () => {
    expect(
      told('2026-12-04T14:00:00Z', {}, [person('ana', 'lead'), person('ana', 'coordinator')]),
    ).toHaveLength(3);
    expect(told('2026-12-04T14:00:00Z', {}, [])).toEqual([]);
  });

  it('is for hearings and dates of law', () => {
    expect(LADDER_CODES.filter((ladder) => told('2026-12-04T15:00:00Z', { ladder }).length > 0)).toEqual([
      'A',
      'C',
      'D',
      'H',
    ]);
  });
});
