import type { Temporal } from 'temporal-polyfill';
import type { OfficeFacts } from '../../places/rules/federal-holidays.js';
import type { Roll } from './deadline-rule.js';

export interface RolledDay {
  readonly day: Temporal.PlainDate;
  /** Why each day that was rolled over is closed, the counted day first. */
  readonly over: readonly string[];
}

/**
 * When the last day is a Saturday, Sunday or legal holiday, the period runs to the next day that is none
 * (8 CFR 1001.1(h), 1003.38(b)). Counting back from a hearing rolls forward too, toward the hearing.
 */
export function rollDay(day: Temporal.PlainDate, roll: Roll, facts: OfficeFacts): RolledDay {
  const over: string[] = [];
  if (roll === 'NONE') return { day, over };
  let open = day;
  for (let reason = facts.closedBecause(open); reason !== null; reason = facts.closedBecause(open)) {
    over.push(reason);
    open = open.add({ days: 1 });
  }
  return { day: open, over };
}
