import { Temporal } from 'temporal-polyfill';
import type { ImpossibleReason } from './hearing-time.js';
import type { DeadlineRule } from './deadline-rule.js';
import { asksTime, type EventTime } from './legal-event-effects.js';
import type { LegalEventKind } from './legal-event-kinds.js';

export interface ToldTime {
  readonly on: string;
  readonly at: string | null;
  readonly orderedOn: string | null;
}

type Fault = {
  readonly field: 'on' | 'at' | 'orderedOn';
  readonly code: ImpossibleReason | 'in-the-future' | 'before-event' | 'needed';
};

/**
 * When an event happened, from a day and a wall time in its zone; a time that a DST change repeats becomes the earlier
 * instant. Refuses a time that the zone's clock skips, none where a rule counts hours, a day to come of what has happened, and an
 * ordered day before the event.
 */
export function eventTime(
  told: ToldTime,
  zone: string,
  kind: Pick<LegalEventKind, 'when' | 'ordered'>,
  rules: readonly DeadlineRule[],
  now: Temporal.Instant,
): { readonly ok: true; readonly time: EventTime } | { readonly ok: false; readonly fault: Fault } {
  const { on, at } = told;
  const local = now.toZonedDateTimeISO(zone);
  if (kind.when === 'happened' && on > local.toPlainDate().toString()) return refused('on', 'in-the-future');
  if (at === null && asksTime(rules)) return refused('at', 'needed');
  const instant = at === null ? null : instantOf(on, at, zone);
  if (at !== null && instant === null) return refused('at', 'clock-skips');
  if (instant && kind.when === 'happened' && Temporal.Instant.compare(instant, now) > 0)
    return refused('at', 'in-the-future');
  const orderedOn = kind.ordered === null ? null : told.orderedOn;
  if (orderedOn !== null && orderedOn < on) return refused('orderedOn', 'before-event');
  return { ok: true, time: { on, at: instant?.toString() ?? null, orderedOn } };
}

function instantOf(on: string, at: string, zone: string): Temporal.Instant | null {
  const wall = Temporal.PlainDate.from(on).toPlainDateTime(Temporal.PlainTime.from(at));
  const zoned = wall.toZonedDateTime(zone, { disambiguation: 'earlier' });
  return zoned.toPlainDateTime().equals(wall) ? zoned.toInstant() : null;
}

function refused(field: Fault['field'], code: Fault['code']): { readonly ok: false; readonly fault: Fault } {
  return { ok: false, fault: { field, code } };
}
