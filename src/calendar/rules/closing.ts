import type { Temporal } from 'temporal-polyfill';
import type { OfficeFacts } from '../../places/rules/federal-holidays.js';

/** What a person can do to a date by hand; what follows from a decision or a filing is none of these. */
export const DEED_KINDS = ['met', 'waived', 'passed', 'reopened'] as const;
export type DeedKind = (typeof DEED_KINDS)[number];

/** How somebody made sure that the government let its date pass. */
export const DOCKET_CHECKS = [
  'ecas_checked',
  'court_called',
  'dhs_asked',
  'bia_called',
  'jail_called',
] as const;
export type DocketCheck = (typeof DOCKET_CHECKS)[number];

/**
 * The first instant at which a watched date may be called passed: one business day after its later date, because a filing
 * of the last day shows in the docket only then (domain reference 3.1 rule 6). `endsAt` is the end of the later date; a
 * date that counts hours keeps its wall time in `zone`.
 */
export function passableFrom(endsAt: Temporal.Instant, zone: string, facts: OfficeFacts): Temporal.Instant {
  const lastDay = endsAt.subtract({ nanoseconds: 1 }).toZonedDateTimeISO(zone).toPlainDate();
  let next = lastDay.add({ days: 1 });
  while (facts.closedBecause(next) !== null) next = next.add({ days: 1 });
  return endsAt
    .toZonedDateTimeISO(zone)
    .add({ days: lastDay.until(next, { largestUnit: 'day' }).days })
    .toInstant();
}

/** What becomes possible again: only what a person closed, and only while nothing else has happened to it since. */
export function canReopen(status: string, lastDeed: DeedKind | undefined): boolean {
  return lastDeed !== undefined && lastDeed !== 'reopened' && lastDeed === status;
}

/** Dates that look after a file once its case is closed: they stand, are reminded of and can be answered then. */
export function outlivesCase(code: string): boolean {
  return code.startsWith('RETENTION_');
}
