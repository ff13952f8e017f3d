import { Temporal } from 'temporal-polyfill';
import { planClients, type ClientPlanInputs, type ClientToTell } from './plan-clients.js';

const timeZone = 'America/New_York';
const at = (text: string) => Temporal.Instant.from(text);
const opened = at('2026-11-24T16:00:00-05:00');
const client = (since = opened, more: Partial<ClientToTell> = {}): ClientToTell => ({
  optInId: 'client',
  channel: 'sms',
  since,
  zone: timeZone,
  ...more,
});
const hearing = (startsAt: string, openedAt = opened) => ({
  id: 'hearing',
  version: 1,
  timeZone,
  openedAt,
  startsAt: at(startsAt),
});
const deadline = (code: string, on: string) => ({
  id: code,
  version: 1,
  code,
  ladder: 'D' as const,
  timeZone,
  openedAt: opened,
  remind: { on: Temporal.PlainDate.from(on) },
});

const plan = (given: Partial<ClientPlanInputs>) =>
  planClients({ deadlines: [], hearings: [], clients: [client()], now: opened, ...given });
const told = (given: Partial<ClientPlanInputs>) =>
  plan(given).map(({ step, dueAt }) => {
    const wall = dueAt.toZonedDateTimeISO(timeZone).toPlainDateTime().toString({ smallestUnit: 'minute' });
    return `${step} | ${wall}`;
  });

describe('ladder G, a client’s own dates', () => {
  test('a hearing at one: a week, two days and a day before, and the morning of', () => {
    expect(told({ hearings: [hearing('2026-12-15T13:00:00-05:00')] })).toEqual([
      'T-7d | 2026-12-08T09:00',
      'T-2d | 2026-12-13T09:00',
      'T-1d | 2026-12-14T09:00',
      'T morning | 2026-12-15T08:00',
    ]);
  });

  test('a hearing at half past eight: the evening before, for nobody is woken and nobody told too late', () => {
    expect(told({ hearings: [hearing('2026-12-15T08:30:00-05:00')] }).at(-1)).toBe(
      'T morning | 2026-12-14T20:45',
    );
  });

  test('quiet hours are those of where they live', () => {
    const clients = [client(opened, { zone: 'America/Los_Angeles' })];
    // Nine in Charlotte is six in Los Angeles: told at a quarter to nine of the evening before, there.
    expect(told({ hearings: [hearing('2026-12-15T13:00:00-05:00')], clients })[0]).toBe(
      'T-7d | 2026-12-07T23:45',
    );
  });

  test('reporting to ICE is theirs to keep; a filing of ours is not', () => {
    const deadlines = [deadline('ICE_CHECKIN', '2026-12-15'), deadline('BIA_BOND_APPEAL', '2026-12-15')];
    expect(plan({ deadlines }).map(({ subject, step }) => `${subject.id} ${step}`)).toEqual([
      'ICE_CHECKIN T-7d',
      'ICE_CHECKIN T-2d',
      'ICE_CHECKIN T-1d',
      'ICE_CHECKIN T morning',
    ]);
  });

  test('released three days before: told at once, then as always', () => {
    const since = at('2026-12-12T15:00:00-05:00');
    expect(told({ hearings: [hearing('2026-12-15T13:00:00-05:00')], clients: [client(since)] })).toEqual([
      'now T-7d | 2026-12-12T15:00',
      'T-2d | 2026-12-13T09:00',
      'T-1d | 2026-12-14T09:00',
      'T morning | 2026-12-15T08:00',
    ]);
  });

  test('released at night: at eight in the morning, if the date leaves time for it; otherwise at once', () => {
    const clients = [client(at('2026-12-12T23:00:00-05:00'))];
    // Eight and nine are one telling: the step itself is soon enough.
    expect(told({ hearings: [hearing('2026-12-15T13:00:00-05:00')], clients })[0]).toBe(
      'T-2d | 2026-12-13T09:00',
    );
    expect(told({ hearings: [hearing('2026-12-13T13:00:00-05:00')], clients })).toEqual([
      'T morning | 2026-12-13T08:00',
    ]);
    expect(told({ hearings: [hearing('2026-12-13T08:30:00-05:00')], clients })).toEqual([
      'now T morning | 2026-12-12T23:00',
    ]);
  });

  test('a date that is past, or was past when they asked, is not told', () => {
    const hearings = [hearing('2026-12-15T13:00:00-05:00')];
    expect(plan({ hearings, now: at('2026-12-15T13:00:00-05:00') })).toEqual([]);
    expect(plan({ hearings, clients: [client(at('2026-12-15T14:00:00-05:00'))] })).toEqual([]);
  });

  test('nobody confirms, and whoever gets no texts is called', () => {
    const rows = plan({
      hearings: [hearing('2026-12-15T13:00:00-05:00')],
      clients: [client(opened, { channel: 'call' })],
    });
    expect(
      rows.every(({ acknowledge, rank, channel }) => !acknowledge && rank === 'client' && channel === 'call'),
    ).toBe(true);
  });

  test('planning again later gives the same, with what was missed marked late', () => {
    const hearings = [hearing('2026-12-15T13:00:00-05:00')];
    const later = plan({ hearings, now: at('2026-12-14T12:00:00-05:00') });
    expect(later.map((row) => ({ ...row, late: false }))).toEqual(plan({ hearings }));
    expect(later.filter(({ late }) => late).map(({ step }) => step)).toEqual(['T-7d', 'T-2d', 'T-1d']);
  });
});
