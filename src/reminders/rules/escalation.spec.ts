import type { Recipient } from './audience.js';
import { Temporal } from 'temporal-polyfill';
import { ESCALATIONS, escalationsDue, type DueStep, type EscalationInputs } from './escalation.js';
import { LADDERS } from './ladders.js';

const at = (text: string) => Temporal.Instant.from(text);
const subject = { kind: 'deadline', id: 'd1', version: 1 } as const;
const step = (name: string, sent: string, more: Partial<DueStep> = {}): DueStep => ({
  subject,
  ladder: 'C',
  step: name,
  dueAt: at(sent),
  firstSentAt: at(sent),
  ...more,
});
const people = (['lead', 'backup', 'coordinator', 'supervising_attorney'] as const).map(
  (rank): Recipient => ({ staffId: rank, rank, channels: ['inbox'], since: at('2026-01-05T14:00:00Z') }),
);
const week = step('T-7d', '2026-12-17T14:00:00Z');
const three = step('T-3d', '2026-12-21T14:00:00Z');
const day = step('T-1d', '2026-12-23T14:00:00Z');

const told = (inputs: Partial<EscalationInputs>) =>
  escalationsDue({
    steps: [],
    acknowledgements: [],
    recipients: people,
    now: at('2026-12-24T00:00:00Z'),
    ...inputs,
  }).map((escalation) => `${escalation.step} ${escalation.dueAt.toString()} ${escalation.recipientId}`);

describe('acknowledge or escalate', () => {
  test('a week before: after a day of silence it is repeated, and the backup is told', () => {
    expect(told({ steps: [week], now: at('2026-12-18T13:59:59Z') })).toEqual([]);
    expect(told({ steps: [week], now: at('2026-12-18T14:00:00Z') })).toEqual([
      'T-7d! 2026-12-18T14:00:00Z lead',
      'T-7d! 2026-12-18T14:00:00Z backup',
    ]);
  });

  test('three days before: after four hours the coordinator', () => {
    expect(told({ steps: [week, three], now: at('2026-12-21T18:00:00Z') })).toEqual([
      'T-3d! 2026-12-21T18:00:00Z lead',
      'T-3d! 2026-12-21T18:00:00Z backup',
      'T-3d! 2026-12-21T18:00:00Z coordinator',
    ]);
  });

  test('the day before: after one hour everybody', () => {
    expect(told({ steps: [week, three, day] })).toHaveLength(4);
    expect(told({ steps: [{ ...day, ladder: 'D' }] })).toHaveLength(4);
  });

  test('somebody said "seen" since it went out: silence', () => {
    expect(told({ steps: [day], acknowledgements: [{ subject, at: at('2026-12-23T14:05:00Z') }] })).toEqual(
      [],
    );
  });

  test('"seen" of last week does not answer for tomorrow, nor does that of an older version', () => {
    expect(
      told({ steps: [day], acknowledgements: [{ subject, at: at('2026-12-17T15:00:00Z') }] }),
    ).toHaveLength(4);
    const older = { ...subject, version: 0 };
    expect(
      told({ steps: [day], acknowledgements: [{ subject: older, at: at('2026-12-23T14:05:00Z') }] }),
    ).toHaveLength(4);
  });

  test('a step that could not be sent runs its clock from when it was due', () => {
    expect(told({ steps: [{ ...day, firstSentAt: null }], now: at('2026-12-23T15:00:00Z') })).toHaveLength(4);
  });

  test('without a backup the coordinator is told a week before', () => {
    const recipients = people.filter(({ rank }) => rank !== 'backup');
    expect(told({ steps: [week], recipients })).toEqual([
      'T-7d! 2026-12-18T14:00:00Z lead',
      'T-7d! 2026-12-18T14:00:00Z coordinator',
    ]);
  });

  test('a watch of the government’s dates asks nobody to acknowledge', () => {
    expect(told({ steps: [{ ...day, ladder: 'E', step: 'open' }] })).toEqual([]);
  });

  test('every clocked step is a step of its ladder', () => {
    for (const [code, rules] of Object.entries(ESCALATIONS)) {
      const steps = LADDERS[code as keyof typeof LADDERS].steps.map((known) => known.step);
      for (const rule of rules) expect(steps).toContain(rule.step.replace(/^now /, ''));
    }
  });

  test('hours count: on ladder A the coordinators are paged by every way after a quarter of an hour, at each step', () => {
    const texted = people.map((person): Recipient => ({ ...person, urgentChannels: ['sms', 'inbox'] }));
    const hold = (name: string, sent: string) => step(name, sent, { ladder: 'A' });
    const at1 = '2026-12-17T20:00:00Z';
    const paged = (now: string) =>
      escalationsDue({
        steps: [hold('T-36h', '2026-12-17T14:00:00Z'), hold('T-24h', at1)],
        acknowledgements: [],
        recipients: texted,
        now: at(now),
      }).map(({ step: name, recipientId, channel }) => `${name} ${recipientId} ${channel}`);
    expect(paged('2026-12-17T20:14:59Z')).toEqual([]);
    expect(paged('2026-12-17T20:15:00Z')).toEqual(['T-24h! coordinator sms', 'T-24h! coordinator inbox']);
  });

  test('whoever was told the evening before, for their quiet hours, does not start the clock at night', () => {
    const early = step('T-1d', '2026-12-23T14:00:00Z', { firstSentAt: at('2026-12-23T04:45:00Z') });
    expect(told({ steps: [early], now: at('2026-12-23T14:59:00Z') })).toEqual([]);
    expect(told({ steps: [early], now: at('2026-12-23T15:00:00Z') })).toHaveLength(4);
    const seen = [{ subject, at: at('2026-12-23T05:00:00Z') }];
    expect(told({ steps: [early], acknowledgements: seen, now: at('2026-12-23T15:00:00Z') })).toEqual([]);
  });
});
