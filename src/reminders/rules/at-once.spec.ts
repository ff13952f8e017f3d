import type { Recipient } from './audience.js';
import { Temporal } from 'temporal-polyfill';
import { officeFacts } from '../../places/rules/federal-holidays.js';
import { escalationsDue } from './escalation.js';
import { LADDERS, type LadderCode } from './ladders.js';
import { timedSteps } from './step-time.js';

const zone = 'America/New_York';
const at = (wall: string) => Temporal.PlainDateTime.from(wall).toZonedDateTime(zone).toInstant();
/** Friday, 1 p.m. in Charlotte. */
const HEARING = at('2026-12-04T13:00');
const steps = (openedAt: Temporal.Instant, ladder: LadderCode = 'D', target = HEARING) =>
  timedSteps(LADDERS[ladder], 'BOND_HEARING', {
    target: { at: target },
    timeZone: zone,
    openedAt,
    officeFacts: officeFacts(),
  }).map(({ step, dueAt }) => `${step.step} ${dueAt.toZonedDateTimeISO(zone).toPlainDateTime().toString()}`);

describe('a date that comes to be after some of its steps', () => {
  it.each([
    ['the evening before: now, then three hours before', '2026-12-03T20:00', 'now T-1d 2026-12-03T20:00:00'],
    ['five hours before', '2026-12-04T08:00', 'now T-1d 2026-12-04T08:00:00'],
    [
      'half an hour before the next step: that is soon enough',
      '2026-12-04T09:30',
      'T-3h 2026-12-04T10:00:00',
    ],
    [
      'just before the hearing: now, not an hour after it',
      '2026-12-04T12:00',
      'now T-3h 2026-12-04T12:00:00',
    ],
    ['ten days before', '2026-11-24T09:00', 'now T-14d 2026-11-24T09:00:00'],
    ['three weeks before: nobody would have known yet', '2026-11-13T09:00', 'T-14d 2026-11-20T09:00:00'],
    [
      'two hours after it: now, and to record the result tomorrow',
      '2026-12-04T15:00',
      'now T+1h 2026-12-04T15:00:00',
    ],
  ])('%s', (_title, openedAt, first) => expect(steps(at(openedAt))[0]).toBe(first));

  it('goes to whom the missed step would have gone to, and the steps to come stay as they are', () => {
    expect(steps(at('2026-12-03T20:00')).slice(1)).toEqual(steps(at('2026-12-03T08:30')).slice(1));
    const [now] = timedSteps(LADDERS.D, 'BOND_HEARING', {
      target: { at: HEARING },
      timeZone: zone,
      openedAt: at('2026-12-03T20:00'),
      officeFacts: officeFacts(),
    });
    expect(now?.step.audience).toEqual(['lead', 'backup']);
  });

  it('ladders that begin at the opening, or have none of their steps behind them, have no other first step', () => {
    expect(steps(at('2026-12-03T20:00'), 'B').some((step) => step.startsWith('now'))).toBe(false);
    expect(steps(at('2026-12-02T13:00'), 'A', HEARING).some((step) => step.startsWith('now'))).toBe(false);
  });

  it('has the clock of the step it stands in for', () => {
    const person = (staffId: string, rank: Recipient['rank']): Recipient => ({
      staffId,
      rank,
      channels: ['mail'],
      since: at('2026-01-05T09:00'),
    });
    const openedAt = at('2026-12-03T20:00');
    const told = (now: string) =>
      escalationsDue({
        steps: [
          {
            subject: { kind: 'hearing', id: 'h', version: 1 },
            ladder: 'D',
            step: 'now T-1d',
            dueAt: openedAt,
            firstSentAt: openedAt,
          },
        ],
        acknowledgements: [],
        recipients: [person('ana', 'lead'), person('eva', 'coordinator')],
        now: at(now),
      }).map(({ step, recipientId }) => `${step} ${recipientId}`);
    expect(told('2026-12-03T20:59')).toEqual([]);
    expect(told('2026-12-03T21:00')).toEqual(['now T-1d! ana', 'now T-1d! eva']);
  });
});
