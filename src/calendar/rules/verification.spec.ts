import { Temporal } from 'temporal-polyfill';
import { isCritical, standingOf } from './verification.js';

const at = (text: string) => Temporal.Instant.from(text);
const last = { at: at('2026-11-24T15:00:00Z'), version: 2 };

describe('how sure a date is', () => {
  it('is unknown until somebody verified it', () => {
    expect(standingOf(null, 1, 7, at('2026-11-24T15:00:00Z'))).toEqual({
      standing: 'never',
      dueAgainAt: null,
    });
  });

  it('lasts as many days as the rule says, to the minute', () => {
    expect(standingOf(last, 2, 7, at('2026-12-01T14:59:59Z')).standing).toBe('verified');
    expect(standingOf(last, 2, 7, at('2026-12-01T15:00:00Z')).standing).toBe('due');
    expect(standingOf(last, 2, 7, last.at).dueAgainAt?.toString()).toBe('2026-12-01T15:00:00Z');
  });

  it('ends when the date changes', () => {
    expect(standingOf(last, 3, 90, at('2026-11-24T15:00:01Z')).standing).toBe('due');
  });
});

it('our filings and what a court sets are critical; service levels and what DHS does are not', () => {
  expect(isCritical({ owner: 'US', ladder: 'C' })).toBe(true);
  expect(isCritical({ owner: 'COURT', ladder: 'D' })).toBe(true);
  expect(isCritical({ owner: 'INT', ladder: 'C' })).toBe(false);
  expect(isCritical({ owner: 'DHS', ladder: 'E' })).toBe(false);
  expect(isCritical({ owner: 'US', ladder: 'B' })).toBe(false);
});
