import { UNFINISHED } from '../form/day.js';
import { emptyHearing, hearingBody, hearingFaults } from './hearing-draft.js';

const ID = '0190c6a0-0000-7000-8000-000000000003';
const whole = {
  ...emptyHearing('court'),
  on: '2026-12-01',
  at: '13:00',
  modality: 'webex' as const,
  link: ' https://webex.example.org/1 ',
  source: 'notice' as const,
};

describe('a hearing to put in the calendar', () => {
  it('an empty form asks for the day, the hour, the way and the source', () => {
    expect(hearingFaults(emptyHearing('court'))).toEqual({
      on: 'day',
      at: 'time',
      modality: 'choose',
      source: 'choose',
    });
    expect(hearingFaults(emptyHearing(''))).toMatchObject({ courtId: 'choose' });
  });

  it('half a day is no day', () => {
    expect(hearingFaults({ ...whole, on: UNFINISHED })).toEqual({ on: 'day' });
    expect(hearingBody({ ...whole, on: UNFINISHED }, ID)).toBeNull();
  });

  it('a hearing by Webex carries its link', () => {
    expect(hearingFaults(whole)).toEqual({});
    expect(hearingBody(whole, ID)).toEqual({
      id: ID,
      courtId: 'court',
      kind: 'bond',
      on: '2026-12-01',
      at: '13:00',
      modality: 'webex',
      source: 'notice',
      link: 'https://webex.example.org/1',
    });
  });

  it('a link typed before one chose “in person” is not sent', () => {
    expect(hearingBody({ ...whole, modality: 'in_person' }, ID)).not.toHaveProperty('link');
  });

  it('a judge is sent when named', () => {
    expect(hearingBody({ ...whole, judge: ' Trimble ' }, ID)?.judge).toBe('Trimble');
  });
});
