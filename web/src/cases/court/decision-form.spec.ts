import { UNFINISHED } from '../form/day.js';
import {
  asks,
  centsOf,
  decisionBody,
  type DecisionDraft,
  emptyDraft,
  faultsOf,
  movesHearing,
  withFamily,
} from './decision-form.js';

const ID = '0190c6a0-0000-7000-8000-000000000001';
const start = emptyDraft('2026-12-01');
const draft = (changes: Partial<DecisionDraft>): DecisionDraft => ({ ...start, ...changes });

describe('recording what the judge did', () => {
  it('a denial at the hearing: result, appeal reserved, the day of the hearing, stated orally', () => {
    const denied = draft({ family: 'denied', result: 'DENIED_FLIGHT', appealReservedBy: 'respondent' });
    expect(faultsOf(denied)).toEqual({});
    expect(decisionBody(denied, ID)).toEqual({
      id: ID,
      result: 'DENIED_FLIGHT',
      appealReservedBy: ['respondent'],
      decidedOn: '2026-12-01',
      served: { method: 'oral', on: '2026-12-01' },
    });
  });

  it('a grant at an amount: the usual result is chosen with the card, DHS bond unknown unless said', () => {
    const granted = {
      ...withFamily(start, 'granted'),
      amount: '$7,500',
      appealReservedBy: 'dhs' as const,
      dhsSaidWillAppeal: true,
    };
    expect(granted.result).toBe('GRANTED_AMOUNT');
    expect(faultsOf(granted)).toEqual({});
    expect(decisionBody(granted, ID)).toMatchObject({
      amountCents: 750_000,
      dhsBond: 'unknown',
      dhsSaidWillAppeal: true,
      appealReservedBy: ['dhs'],
    });
  });

  it('no jurisdiction, and in the alternative a bond of $5,000; both sides reserved', () => {
    const none = {
      ...withFamily(start, 'noJurisdiction'),
      noJurisdictionReason: 'EWI_235B2' as const,
      alternative: 'GRANTED_AMOUNT' as const,
      alternativeAmount: '5000',
      appealReservedBy: 'both' as const,
    };
    expect(faultsOf(none)).toEqual({});
    expect(decisionBody(none, ID)).toMatchObject({
      result: 'NO_JURISDICTION',
      noJurisdictionReason: 'EWI_235B2',
      alternative: { result: 'GRANTED_AMOUNT', amountCents: 500_000 },
      appealReservedBy: ['respondent', 'dhs'],
    });
  });

  it('who reserved appeal must be said, and so must the reason of no jurisdiction', () => {
    expect(faultsOf(withFamily(start, 'noJurisdiction'))).toEqual({
      noJurisdictionReason: 'choose',
      appealReservedBy: 'choose',
    });
  });

  it('a withdrawn request can be appealed by nobody', () => {
    const withdrawn = draft({ family: 'ended', result: 'WITHDRAWN', appealReservedBy: 'respondent' });
    expect(faultsOf(withdrawn)).toEqual({});
    expect(decisionBody(withdrawn, ID)?.appealReservedBy).toEqual([]);
  });

  it('what another result had asked for is not sent along', () => {
    const typed = draft({ family: 'granted', result: 'GRANTED_AMOUNT', amount: '4000', dhsBond: 'no_bond' });
    const denied = {
      ...withFamily(typed, 'denied'),
      result: 'DENIED_BOTH' as const,
      appealReservedBy: 'none' as const,
    };
    const body = decisionBody(denied, ID);
    expect(body).not.toHaveProperty('amountCents');
    expect(body).not.toHaveProperty('dhsBond');
    expect(denied.amount).toBe('4000');
  });

  it('continued with the next date moves the hearing, and needs its hour and the reason; without a date it is a result', () => {
    const continued = withFamily(start, 'continued');
    expect(movesHearing(continued)).toBe(false);
    expect(decisionBody(continued, ID)?.result).toBe('CONTINUED');
    const dated = { ...continued, nextOn: '2026-12-15' };
    expect(movesHearing(dated)).toBe(true);
    expect(faultsOf(dated)).toEqual({ nextAt: 'time', reason: 'reason' });
    expect(faultsOf({ ...dated, nextAt: '13:00', reason: 'No interpreter' })).toEqual({});
  });

  it('half a day is neither a day nor none', () => {
    const denied = draft({
      family: 'denied',
      result: 'DENIED_DANGER',
      appealReservedBy: 'none',
      servedMethod: 'mail',
      servedOn: UNFINISHED,
    });
    expect(faultsOf(denied)).toEqual({ servedOn: 'day' });
    expect(faultsOf({ ...denied, servedOn: null, decidedOn: UNFINISHED })).toEqual({ decidedOn: 'day' });
    const continued = {
      ...withFamily(start, 'continued'),
      nextOn: UNFINISHED,
      nextAt: '13:00',
      reason: 'Ill',
    };
    expect(movesHearing(continued)).toBe(true);
    expect(faultsOf(continued)).toEqual({ nextOn: 'day' });
  });

  it('what is stated orally is served with the decision, whatever day was written for a letter', () => {
    const oral = draft({
      family: 'denied',
      result: 'DENIED_DANGER',
      appealReservedBy: 'none',
      servedMethod: 'oral',
      servedOn: '2026-12-09',
    });
    expect(faultsOf({ ...oral, servedOn: UNFINISHED })).toEqual({});
    expect(decisionBody(oral, ID)?.served).toEqual({ method: 'oral', on: '2026-12-01' });
    expect(decisionBody({ ...oral, servedMethod: 'mail' }, ID)?.served.on).toBe('2026-12-09');
  });

  it('a decision cannot be served before it was made', () => {
    const early = draft({
      family: 'denied',
      result: 'DENIED_DANGER',
      appealReservedBy: 'none',
      servedMethod: 'mail',
      servedOn: '2026-11-30',
    });
    expect(faultsOf(early)).toEqual({ servedOn: 'servedEarly' });
  });

  it('nothing chosen: one fault, at the cards', () => {
    expect(faultsOf(start)).toEqual({ family: 'choose' });
    expect(asks(start).appeal).toBe(false);
  });
});

describe('a bond amount as people write it', () => {
  it.each([
    ['7500', 750_000],
    ['$7,500', 750_000],
    ['7.500', 750_000],
    ['$ 12,500.50', 1_250_050],
    ['1,000,000', 100_000_000],
    ['1500.00', 150_000],
  ])('%s', (text, cents) => expect(centsOf(text)).toBe(cents));

  it.each(['', 'five thousand', '-5', '7,50,0', '1.5'])('“%s” is no amount', (text) =>
    expect(centsOf(text)).toBeNull(),
  );

  it('below the least bond of the statute', () => {
    expect(faultsOf({ ...withFamily(start, 'granted'), amount: '1000', appealReservedBy: 'none' })).toEqual({
      amount: 'amountLeast',
    });
  });
});
