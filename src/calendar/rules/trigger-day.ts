import { Temporal } from 'temporal-polyfill';
import type { DeadlineInputs } from './deadline-rule.js';

/** The day, YYYY-MM-DD, that decides which version of the law holds: the trigger's own, an instant read in `zone`. */
export function triggerDayOf(inputs: DeadlineInputs, zone: string): string {
  const given = Object.values(inputs).find((value) => typeof value === 'string') ?? '';
  if (!given.includes('T')) return given;
  return Temporal.Instant.from(given).toZonedDateTimeISO(zone).toPlainDate().toString();
}
