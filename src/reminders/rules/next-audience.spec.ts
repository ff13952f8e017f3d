import { Temporal } from 'temporal-polyfill';
import type { Recipient } from './audience.js';
import type { AudienceRank } from './ladders.js';
import { nextAudience, otherWays, type DeadReminder } from './next-audience.js';

const now = Temporal.Instant.from('2026-12-01T14:00:00Z');
const person = (staffId: string, rank: AudienceRank): Recipient => ({
  staffId,
  rank,
  channels: ['mail', 'inbox'],
  since: now,
});
const LEAD = person('lead', 'lead');
const BACKUP = person('backup', 'backup');
const COORDINATORS = [person('c1', 'coordinator'), person('c2', 'coordinator')];
const SUPERVISOR = person('s1', 'supervising_attorney');
const OFFICE = [LEAD, BACKUP, ...COORDINATORS, SUPERVISOR];
const dead: DeadReminder = {
  subject: { kind: 'deadline', id: 'd1', version: 1 },
  ladder: 'C',
  step: 'T-3d',
  recipientId: 'lead',
  rank: 'lead',
  channel: 'mail',
  subjectAt: now.add({ hours: 72 }),
};
const told = (from: DeadReminder, recipients: readonly Recipient[]) =>
  nextAudience(from, recipients, now).map(({ recipientId, channel }) => `${recipientId} by ${channel}`);

describe('a dead reminder', () => {
  it('goes to the inbox of the same person and to every coordinator', () => {
    expect(told(dead, OFFICE)).toEqual([
      'lead by inbox',
      'c1 by mail',
      'c1 by inbox',
      'c2 by mail',
      'c2 by inbox',
    ]);
  });

  it('goes on from a coordinator to the supervising attorney', () => {
    expect(told({ ...dead, recipientId: 'c1', rank: 'coordinator' }, OFFICE)).toEqual([
      'c1 by inbox',
      's1 by mail',
      's1 by inbox',
    ]);
  });

  it('a text that did not arrive goes to the mail of the same person, and on the last day to others too', () => {
    const text = { ...dead, channel: 'sms' as const };
    expect(told(text, OFFICE)).toEqual(['lead by mail']);
    expect(told({ ...text, subjectAt: now.add({ hours: 30 }) }, OFFICE)).toEqual(
      expect.arrayContaining(['lead by mail', 'lead by inbox', 'c1 by mail', 'c2 by inbox']),
    );
  });

  it('a notification that no device took goes to the mail of the same person, on the last day as well, and alarms nobody', () => {
    const push = { ...dead, channel: 'push' as const };
    expect(told(push, OFFICE)).toEqual(['lead by mail']);
    expect(told({ ...push, subjectAt: now.add({ hours: 2 }) }, OFFICE)).toEqual(['lead by mail']);
  });

  it('a notification to somebody who left alarms nobody: their mail or text of the same step does', () => {
    expect(told({ ...dead, channel: 'push' }, [BACKUP, ...COORDINATORS])).toEqual([]);
    expect(told({ ...dead, channel: 'sms' }, [BACKUP, ...COORDINATORS])).not.toEqual([]);
  });

  it('while the push services are away nobody is told twice: mail or texts have the step', () => {
    const [waiting, people] = [{ ...dead, channel: 'push' as const }, OFFICE];
    expect(otherWays(waiting, people, now)).toEqual([]);
    expect(otherWays({ ...dead, channel: 'sms' }, people, now).map(({ channel }) => channel)).toEqual([
      'mail',
    ]);
  });

  it('finds whoever is left when the office has no coordinator', () => {
    expect(told(dead, [LEAD, BACKUP])).toEqual(['lead by inbox', 'backup by mail', 'backup by inbox']);
  });

  it('does not follow somebody who left the case', () => {
    expect(told(dead, [BACKUP, ...COORDINATORS])).toEqual([
      'c1 by mail',
      'c1 by inbox',
      'c2 by mail',
      'c2 by inbox',
    ]);
  });

  it('keeps one step name however often it is passed on', () => {
    const steps = (step: string) =>
      new Set(nextAudience({ ...dead, step }, OFFICE, now).map((reminder) => reminder.step));
    expect([...steps('T-3d')]).toEqual(['T-3d>']);
    expect([...steps('T-3d>')]).toEqual(['T-3d>']);
  });

  it('is a new escalation, due at once, to be confirmed', () => {
    expect(nextAudience(dead, OFFICE, now)[0]).toMatchObject({
      kind: 'escalation',
      dueAt: now,
      acknowledge: true,
      subject: dead.subject,
    });
  });
});
