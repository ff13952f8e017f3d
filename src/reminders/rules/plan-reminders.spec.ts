import { Temporal } from 'temporal-polyfill';
import { officeFacts } from '../../places/rules/federal-holidays.js';
import { LADDERS } from './ladders.js';
import type { Recipient } from './audience.js';
import {
  planReminders,
  type DeadlineToRemind,
  type HearingToRemind,
  type PlanInputs,
} from './plan-reminders.js';

const timeZone = 'America/New_York';
const at = (text: string) => Temporal.Instant.from(text);
const opened = at('2026-11-24T16:00:00-05:00');
const person = (
  staffId: string,
  rank: Recipient['rank'],
  since = '2026-01-05T09:00:00-05:00',
): Recipient => ({
  staffId,
  rank,
  channels: ['mail', 'inbox'],
  since: at(since),
});
const lead = person('lead', 'lead');
const backup = person('backup', 'backup');
const coordinator = person('coordinator', 'coordinator');
const supervisor = person('supervisor', 'supervising_attorney');
const office = [lead, backup, coordinator, supervisor];

const appeal = (on: string, openedAt = opened): DeadlineToRemind => ({
  id: 'appeal',
  version: 1,
  code: 'BIA_BOND_APPEAL',
  ladder: 'C',
  timeZone,
  openedAt,
  remind: { on: Temporal.PlainDate.from(on) },
});
const hearing = (startsAt: string): HearingToRemind => ({
  id: 'hearing',
  version: 1,
  timeZone,
  openedAt: opened,
  startsAt: at(startsAt),
});

const plan = (given: Partial<PlanInputs>) =>
  planReminders({
    deadlines: [],
    hearings: [],
    recipients: office,
    ladders: LADDERS,
    now: opened,
    officeFacts: officeFacts(),
    ...given,
  });

/** "step local time who, who" for one channel. */
function told(given: Partial<PlanInputs>): string[] {
  const lines = new Map<string, string[]>();
  for (const { step, dueAt, recipientId, channel } of plan(given)) {
    if (channel !== 'mail') continue;
    const wall = dueAt.toZonedDateTimeISO(timeZone).toPlainDateTime().toString({ smallestUnit: 'minute' });
    const line = `${step} | ${wall}`;
    lines.set(line, [...(lines.get(line) ?? []), recipientId]);
  }
  return [...lines].map(([line, people]) => `${line} | ${people.toSorted().join(' ')}`);
}

describe('ladder C, a filing of ours', () => {
  test('whoever wants one mail a day has the far steps in the inbox alone, and everybody else as ever', () => {
    const daily = { ...lead, daily: true };
    const given = { deadlines: [appeal('2026-12-24')], recipients: [daily, backup, coordinator, supervisor] };
    const far = ['T-21d', 'T-14d', 'T-10d', 'T-7d'];
    const mails = plan(given).filter(({ channel }) => channel === 'mail');
    expect(mails.some(({ step, recipientId }) => recipientId === 'lead' && far.includes(step))).toBe(false);
    expect(mails.some(({ step, recipientId }) => recipientId === 'lead' && step === 'T-5d')).toBe(true);
    const inbox = (of: typeof given) => plan(of).filter(({ channel }) => channel === 'inbox');
    expect(inbox(given)).toEqual(inbox({ ...given, recipients: office }));
  });

  test('an appeal due on Christmas Eve, from three weeks before to two in the afternoon of the day', () => {
    expect(told({ deadlines: [appeal('2026-12-24')] })).toEqual([
      'T-21d | 2026-12-03T09:00 | lead',
      'T-14d | 2026-12-10T09:00 | lead',
      'T-10d | 2026-12-14T09:00 | lead',
      'T-7d | 2026-12-17T09:00 | lead',
      'T-5d | 2026-12-18T09:00 | lead',
      'T-3d | 2026-12-21T09:00 | backup lead',
      'T-2d | 2026-12-22T09:00 | backup lead',
      'T-1d | 2026-12-23T09:00 | backup lead supervisor',
      'T 09:00 | 2026-12-24T09:00 | backup lead supervisor',
      'T 14:00 | 2026-12-24T14:00 | backup coordinator lead supervisor',
    ]);
  });

  test('offsets on a weekend or holiday move earlier, never later, and meet in one message', () => {
    // Nominal Sunday 2027-01-17: nobody is reminded on the weekend of a date nobody can file on.
    expect(told({ deadlines: [appeal('2027-01-17')] }).slice(-4)).toEqual([
      'T-5d | 2027-01-12T09:00 | lead',
      'T-3d | 2027-01-14T09:00 | backup lead',
      'T 09:00 | 2027-01-15T09:00 | backup lead supervisor',
      'T 14:00 | 2027-01-15T14:00 | backup coordinator lead supervisor',
    ]);
  });

  test('a date that appears two days before it is due is told at once to those who would know by now, then has its own steps', () => {
    expect(
      told({
        deadlines: [appeal('2026-11-27', at('2026-11-25T10:00:00-05:00'))],
        now: at('2026-11-25T10:00:00-05:00'),
      }),
    ).toEqual([
      'now T-1d | 2026-11-25T10:00 | backup lead supervisor',
      'T 09:00 | 2026-11-27T09:00 | backup lead supervisor',
      'T 14:00 | 2026-11-27T14:00 | backup coordinator lead supervisor',
    ]);
  });

  test('a date that is past when it becomes known is told to everybody at once', () => {
    const dates = { deadlines: [appeal('2026-11-23')], hearings: [hearing('2026-11-20T13:00:00-05:00')] };
    expect(told(dates)).toEqual([
      'open | 2026-11-24T16:00 | backup backup coordinator coordinator lead lead supervisor supervisor',
    ]);
    const windowLongOver: DeadlineToRemind = { ...appeal('2026-11-20'), code: 'DHS_EOIR43', ladder: 'E' };
    expect(told({ deadlines: [windowLongOver] })).toEqual([
      'open | 2026-11-24T16:00 | backup coordinator lead supervisor',
    ]);
  });

  test('without a backup the coordinators stand in; without a lead, from the first step', () => {
    const withoutBackup = told({ deadlines: [appeal('2026-12-24')], recipients: [lead, coordinator] });
    expect(withoutBackup[0]).toMatch(/\| lead$/);
    expect(withoutBackup[5]).toMatch(/^T-3d .*\| coordinator lead$/);
    expect(told({ deadlines: [appeal('2026-12-24')], recipients: [coordinator] })[0]).toMatch(
      /\| coordinator$/,
    );
  });

  test('a backup who joins late is told of what is still to come, and the stand-in of what was before', () => {
    const late = person('late', 'backup', '2026-12-22T12:00:00-05:00');
    const lines = told({ deadlines: [appeal('2026-12-24')], recipients: [lead, late, coordinator] });
    expect(lines.filter((line) => line.startsWith('T-2d') || line.startsWith('T-1d'))).toEqual([
      'T-2d | 2026-12-22T09:00 | coordinator lead',
      'T-1d | 2026-12-23T09:00 | late lead',
    ]);
  });

  test('who is both lead and supervising attorney is told once', () => {
    const both = [lead, backup, { ...supervisor, staffId: 'lead' }];
    const last = plan({ deadlines: [appeal('2026-12-24')], recipients: both }).filter(
      ({ step }) => step === 'T-1d',
    );
    expect(last.map(({ recipientId, rank, channel }) => [recipientId, rank, channel]).toSorted()).toEqual([
      ['backup', 'backup', 'inbox'],
      ['backup', 'backup', 'mail'],
      ['lead', 'lead', 'inbox'],
      ['lead', 'lead', 'mail'],
    ]);
  });
});

describe('ladder D, a hearing', () => {
  test('from two weeks before to the day after, when somebody must have recorded the result', () => {
    expect(told({ hearings: [hearing('2026-12-15T13:00:00-05:00')] })).toEqual([
      'T-14d | 2026-12-01T09:00 | lead',
      'T-7d | 2026-12-08T09:00 | lead',
      'T-3d | 2026-12-12T09:00 | backup lead',
      'T-1d | 2026-12-14T09:00 | backup lead',
      'T-3h | 2026-12-15T10:00 | backup lead',
      'T+1h | 2026-12-15T14:00 | backup lead',
      'T+1d | 2026-12-16T09:00 | backup coordinator lead',
    ]);
  });

  test('days are days of the court’s zone across a change of the clocks', () => {
    const lines = told({
      hearings: [{ ...hearing('2027-03-15T13:00:00-04:00'), openedAt: at('2027-03-01T12:00:00-05:00') }],
    });
    expect(lines.slice(0, 3)).toEqual([
      'now T-14d | 2027-03-01T12:00 | lead',
      'T-7d | 2027-03-08T09:00 | lead',
      'T-3d | 2027-03-12T09:00 | backup lead',
    ]);
  });
});

describe('ladder E, a date of the government', () => {
  const watch = (code: string, on: string): DeadlineToRemind => ({
    ...appeal(on),
    id: code,
    code,
    ladder: 'E',
  });

  test('at once, at the end of the day, and the next business day to look whether it was filed', () => {
    expect(told({ deadlines: [watch('DHS_EOIR43', '2026-11-25')] })).toEqual([
      'open | 2026-11-24T16:00 | lead',
      'T 17:00 | 2026-11-25T17:00 | backup lead',
      'T+1bd | 2026-11-27T09:00 | backup coordinator lead',
    ]);
  });

  test('the ninety days of an automatic stay are watched from a month before', () => {
    const steps = told({ deadlines: [watch('AUTOSTAY_90', '2027-03-10')] }).map(
      (line) => line.split(' |')[0],
    );
    expect(steps).toEqual(['open', 'T-30d', 'T-14d', 'T-7d', 'T-1d', 'T 17:00', 'T+1bd']);
  });
});

describe('ladders A and B', () => {
  test('a detainer of 48 hours: the coordinators from the first hour on', () => {
    const clock: DeadlineToRemind = {
      ...appeal('2026-11-26'),
      code: 'NC_DETAINER_48H',
      ladder: 'A',
      remind: { at: at('2026-11-26T16:00:00-05:00') },
    };
    const lines = told({ deadlines: [clock] });
    expect(lines.map((line) => line.split(' |')[0])).toEqual([
      'T-36h',
      'T-24h',
      'T-12h',
      'T-6h',
      'T-3h',
      'T-1h',
      'T',
      'T+1h',
    ]);
    expect(lines.every((line) => line.endsWith('backup coordinator lead'))).toBe(true);
  });

  test('a bond to be posted by tomorrow: halfway, at four fifths, at the end of the day and after', () => {
    const posting: DeadlineToRemind = { ...appeal('2026-11-25'), code: 'POST_BOND', ladder: 'B' };
    expect(told({ deadlines: [posting] })).toEqual([
      'open | 2026-11-24T16:00 | lead',
      '50% | 2026-11-25T04:30 | lead',
      '80% | 2026-11-25T12:00 | backup lead',
      'T | 2026-11-25T17:00 | backup coordinator lead',
      'T+4h | 2026-11-25T21:00 | backup coordinator lead',
      'T+1bd | 2026-11-27T09:00 | backup coordinator lead supervisor',
      'T+2bd | 2026-11-30T09:00 | backup coordinator lead supervisor',
      'T+3bd | 2026-12-01T09:00 | backup coordinator lead supervisor',
    ]);
  });
});

describe('planning later', () => {
  test('gives the same reminders; those that were due since are marked late', () => {
    const dates = { deadlines: [appeal('2026-12-24')] };
    const later = plan({ ...dates, now: at('2026-12-20T09:00:00-05:00') });
    expect(later.map((reminder) => ({ ...reminder, late: false }))).toEqual(plan(dates));
    expect(later.filter(({ late }) => late).map(({ step }) => step)).toEqual(
      expect.arrayContaining(['T-21d', 'T-5d']),
    );
    expect(plan(dates).some(({ late }) => late)).toBe(false);
  });

  test('nobody to tell, nothing to plan', () => {
    expect(plan({ deadlines: [appeal('2026-12-24')], recipients: [] })).toEqual([]);
    expect(plan({})).toEqual([]);
  });
});
