import { UNFINISHED } from '../form/day.js';
import { emptyHearing, hearingBody, hearingFaults } from './hearing-draft.js';

const ID = '0190c6a0-0000-7000-8000-000000000003';
const whole = {
  ...emptyHearing('court'),
  certainty: 'exact' as const,
  on: '2026-12-01',
  at: '13:00',
  modality: 'webex' as const,
  link: ' https://webex.example.org/1 ',
  source: 'notice' as const,
};

describe('a hearing to put in the calendar', () => {
  it('an empty form asks how sure the date is, the way and the source', () => {
    expect(hearingFaults(emptyHearing('court'))).toEqual({
      certainty: 'choose',
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
      certainty: 'exact',
      on: '2026-12-01',
      at: '13:00',
      modality: 'webex',
      source: 'notice',
      link: 'https://webex.example.org/1',
    });
  });

  it('a control date needs a day, and one to be set nothing; what was typed before is not sent', () => {
    expect(hearingFaults({ ...whole, certainty: 'control', on: null, at: '' })).toEqual({ on: 'day' });
    expect(hearingBody({ ...whole, certainty: 'control' }, ID)).toMatchObject({ on: '2026-12-01' });
    expect(hearingBody({ ...whole, certainty: 'control' }, ID)).not.toHaveProperty('at');
    expect(hearingFaults({ ...whole, certainty: 'to_be_set', on: null, at: '' })).toEqual({});
    const toBeSet = hearingBody({ ...whole, certainty: 'to_be_set' }, ID);
    expect(toBeSet).toMatchObject({ certainty: 'to_be_set' });
    expect(toBeSet).not.toHaveProperty('on');
    expect(toBeSet).not.toHaveProperty('at');
  });

  it('an exact one without a day or an hour says so', () => {
    expect(hearingFaults({ ...whole, on: null, at: '' })).toEqual({ on: 'day', at: 'time' });
  });

  it('a link typed before one chose “in person” is not sent', () => {
    expect(hearingBody({ ...whole, modality: 'in_person' }, ID)).not.toHaveProperty('link');
  });

  it('a judge is sent when named', () => {
    expect(hearingBody({ ...whole, judge: ' Trimble ' }, ID)?.judge).toBe('Trimble');
  });
});
