import 'temporal-polyfill/global';

import { deadline } from './deadline.fixture.js';
import { dueMoment, hearingToRecord, lateCount, nextDate, teamNow, whereNow } from './header-facts.js';
import { type Assignment, type Hearing, type Stay } from './shapes.js';

const timeZone = 'America/New_York';
const now = Temporal.Instant.from('2026-11-24T15:00:00Z');

function hearing(id: string, on: string, changes: Partial<Hearing> = {}): Hearing {
  const startsAt = Temporal.PlainDateTime.from(`${on}T13:00`)
    .toZonedDateTime(timeZone)
    .toInstant()
    .toString();
  const court = { id: 'c', key: 'IC_STEWART', name: 'Stewart Immigration Court', timeZone };
  const recordedBy = { id: 'ana', name: 'Ana' };
  return {
    id,
    caseId: 'case',
    certainty: 'exact',
    on,
    startsAt,
    timeZone,
    court,
    recordedBy,
    reason: null,
    continuedFrom: null,
    endedAt: null,
    version: 1,
    kind: 'bond',
    at: '13:00',
    modality: 'in_person',
    link: null,
    source: 'notice',
    judge: null,
    status: 'scheduled',
    recordedAt: '2026-11-20T15:00:00Z',
    decision: null,
    earlierDecisions: [],
    verification: { critical: true, standing: 'never', last: null, dueAgainAt: null, youMay: true },
    ...changes,
  };
}

describe('what the head of a case says', () => {
  it('the next date is the nearest open one, be it a hearing or a deadline', () => {
    expect(nextDate([hearing('h', '2026-12-01')], [deadline('d', '2026-12-24')], now)?.hearing?.id).toBe('h');
    expect(nextDate([hearing('h', '2026-12-01')], [deadline('d', '2026-11-27')], now)?.deadline?.id).toBe(
      'd',
    );
  });

  it('a control date counts by its day; a hearing to be set is no date', () => {
    const control = hearing('c', '2026-12-01', { certainty: 'control', at: null });
    expect(nextDate([control], [], now)?.moment).toEqual({ on: '2026-12-01', timeZone });
    const toBeSet = hearing('t', '2026-12-01', {
      certainty: 'to_be_set',
      on: null,
      at: null,
      startsAt: null,
    });
    expect(nextDate([toBeSet], [], now)).toBeNull();
    expect(hearingToRecord([toBeSet], now)).toBeNull();
  });

  it('a hearing that was vacated or is over, and a deadline that is met, are no next date', () => {
    const gone = [hearing('v', '2026-12-01', { status: 'vacated' }), hearing('p', '2026-11-20')];
    expect(nextDate(gone, [deadline('d', '2026-12-24', { status: 'met' })], now)).toBeNull();
  });

  it('a deadline that ends today is still ahead all day', () => {
    expect(nextDate([], [deadline('d', '2026-11-24')], now)?.deadline?.id).toBe('d');
    expect(lateCount([deadline('d', '2026-11-24')], now)).toBe(0);
    expect(lateCount([deadline('d', '2026-11-23')], now)).toBe(1);
  });

  it('our acts are shown by the nominal day, the acts of the other side by the rolled one', () => {
    const rolled = { on: '2026-11-30' };
    expect(dueMoment(deadline('d', '2026-11-28', { rolled }))).toMatchObject({ on: '2026-11-28' });
    expect(dueMoment(deadline('d', '2026-11-28', { rolled, owner: 'DHS', ours: false }))).toMatchObject({
      on: '2026-11-30',
    });
  });

  it('three stays are two moves, and the present one is the first', () => {
    const stay = (id: string) => ({ id }) as Stay;
    expect(whereNow([stay('now'), stay('before'), stay('first')])).toEqual({ stay: { id: 'now' }, moves: 2 });
    expect(whereNow([])).toEqual({ stay: null, moves: 0 });
  });

  it('a lead who left is no lead', () => {
    const person = (role: 'lead' | 'backup', name: string, endedAt: string | null): Assignment => ({
      id: name,
      role,
      staff: { id: name, name, language: 'en', timeZone },
      startedAt: '2026-11-01T12:00:00Z',
      endedAt,
      caseId: 'case',
    });
    const team = [
      person('lead', 'Romero', '2026-11-10T12:00:00Z'),
      person('lead', 'Okafor', null),
      person('backup', 'Lind', null),
    ];
    expect(teamNow(team)).toEqual({ lead: 'Okafor', backup: 'Lind' });
  });

  it('the result that is wanted is of the hearing of today, or of the last one without a result', () => {
    expect(hearingToRecord([hearing('today', '2026-11-24'), hearing('later', '2026-12-01')], now)?.id).toBe(
      'today',
    );
    expect(hearingToRecord([hearing('old', '2026-11-10'), hearing('last', '2026-11-20')], now)?.id).toBe(
      'last',
    );
    expect(hearingToRecord([hearing('later', '2026-12-01')], now)).toBeNull();
  });
});
