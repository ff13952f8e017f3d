import 'temporal-polyfill/global';

import { UNFINISHED } from '../form/day.js';
import { EMPTY_STAY, stayBody, stayFaults, wallInstant } from './stay-draft.js';

const ID = '0190c6a0-0000-7000-8000-000000000002';
const stewart = { id: 'f1', timeZone: 'America/New_York' };

describe('a stay in custody', () => {
  it('a place and who told us are enough', () => {
    const draft = { ...EMPTY_STAY, facility: stewart, source: 'family' as const };
    expect(stayFaults(draft)).toEqual({});
    expect(stayBody(draft, ID)).toEqual({ id: ID, facilityId: 'f1', source: 'family' as const });
  });

  it('nobody knows where is an answer, an empty box is not', () => {
    expect(stayFaults({ ...EMPTY_STAY, source: 'family' as const })).toEqual({ facility: 'place' });
    const draft = { ...EMPTY_STAY, nowhereKnown: true, source: 'family' as const };
    expect(stayFaults(draft)).toEqual({});
    expect(stayBody(draft, ID)?.facilityId).toBeNull();
  });

  it.each([
    [{ precision: 'year' as const, y: 2026 }, '2026'],
    [{ precision: 'month' as const, y: 2026, m: 3 }, '2026-03'],
    [{ precision: 'day' as const, y: 2026, m: 11, d: 4 }, '2026-11-04'],
  ])('arrival as exactly as it is known: %o', (arrived, arrivedOn) => {
    expect(
      stayBody({ ...EMPTY_STAY, facility: stewart, source: 'ice' as const, arrived }, ID)?.arrivedOn,
    ).toBe(arrivedOn);
  });

  it('the hour of a release belongs to the clock of the jail', () => {
    const chicago = { id: 'f2', timeZone: 'America/Chicago' };
    const draft = {
      ...EMPTY_STAY,
      facility: chicago,
      source: 'jail' as const,
      inJail: true,
      releaseOn: '2026-11-27',
      releaseAt: '16:30',
      detainerLodged: 'yes' as const,
    };
    expect(stayBody(draft, ID)).toMatchObject({
      wouldBeReleasedAt: '2026-11-27T22:30:00Z',
      detainerLodged: true,
    });
    expect(stayFaults({ ...draft, releaseAt: '' })).toEqual({ releaseAt: 'time' });
    expect(stayFaults({ ...draft, releaseOn: null })).toEqual({ releaseOn: 'day' });
  });

  it('what was written about a jail counts only while the person is in one', () => {
    const draft = {
      ...EMPTY_STAY,
      facility: stewart,
      source: 'jail' as const,
      releaseOn: '2026-11-27',
      releaseAt: '16:30',
      detainerLodged: 'yes' as const,
    };
    expect(stayBody(draft, ID)).toEqual({ id: ID, facilityId: 'f1', source: 'jail' });
    expect(stayFaults({ ...draft, releaseAt: '' })).toEqual({});
  });

  it('a date that was half written is not taken for none', () => {
    const draft = { ...EMPTY_STAY, facility: stewart, source: 'jail' as const };
    expect(stayFaults({ ...draft, arrived: UNFINISHED })).toEqual({ arrivedOn: 'date' });
    expect(stayFaults({ ...draft, inJail: true, releaseOn: UNFINISHED })).toEqual({ releaseOn: 'day' });
  });

  it('a detainer nobody is sure of is not sent as a no', () => {
    expect(
      stayBody(
        {
          ...EMPTY_STAY,
          facility: stewart,
          source: 'jail' as const,
          inJail: true,
          detainerLodged: 'unknown',
        },
        ID,
      ),
    ).not.toHaveProperty('detainerLodged');
  });

  it('an hour that the clocks repeat is the earlier one', () => {
    expect(wallInstant('2027-11-07', '01:30', 'America/New_York')).toBe('2027-11-07T05:30:00Z');
  });
});
