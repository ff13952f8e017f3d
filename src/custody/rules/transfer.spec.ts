import { opensVenueQuestion, transferChanges, type PlaceOfDetention } from './transfer.js';

const mecklenburg: PlaceOfDetention = {
  court: 'IC_CHARLOTTE',
  district: 'NCWD',
  circuit: 4,
  state: 'NC',
  timeZone: 'America/New_York',
};
const stewart = { ...mecklenburg, court: 'IC_STEWART', district: 'GAMD', circuit: 11, state: 'GA' };

describe('a transfer', () => {
  it('from North Carolina to Georgia changes court, district, circuit and state, and asks about venue', () => {
    const changes = transferChanges(mecklenburg, stewart);
    expect(changes).toEqual(['court', 'district', 'circuit', 'state']);
    expect(opensVenueQuestion(changes)).toBe(true);
  });

  it('between two places of one court asks nothing', () => {
    expect(transferChanges(stewart, { ...stewart })).toEqual([]);
    expect(opensVenueQuestion([])).toBe(false);
  });

  it('over a time zone alone asks nothing about venue', () => {
    const changes = transferChanges(stewart, { ...stewart, timeZone: 'America/Chicago' });
    expect(changes).toEqual(['timeZone']);
    expect(opensVenueQuestion(changes)).toBe(false);
  });

  it('to a place whose court nobody knows asks', () => {
    expect(opensVenueQuestion(transferChanges(stewart, { ...stewart, court: null }))).toBe(true);
  });

  it('from nowhere or to nowhere known changes nothing yet', () => {
    expect(transferChanges(null, stewart)).toEqual([]);
    expect(transferChanges(stewart, null)).toEqual([]);
  });
});
