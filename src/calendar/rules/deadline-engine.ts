import { Temporal } from 'temporal-polyfill';
import type { OfficeFacts } from '../../places/rules/federal-holidays.js';
import { daysInWords, hoursInWords } from './arithmetic-in-words.js';
import { countDays } from './count-days.js';
import { countHours } from './count-hours.js';
import { countsHours, type ConfidenceMark, type DeadlineInputs, type DeadlineRule } from './deadline-rule.js';
import { rollDay } from './roll.js';

/** What a computation needs to know about the world: closed days, and the zones of the places concerned. */
export interface CalendarFacts extends OfficeFacts {
  readonly zones: { readonly court?: string; readonly facility?: string };
}

/** A date-only deadline is a day in a zone; an hour-counted one is an instant. */
export type Due = { readonly on: Temporal.PlainDate } | { readonly at: Temporal.ZonedDateTime };

export interface ComputedDeadline {
  readonly ok: true;
  /** Counted, not rolled: the earlier date, on which our own acts are due inside the office. */
  readonly nominal: Due;
  /** After rolling: the later date, before which another's date is not treated as passed. */
  readonly rolled: Due;
  readonly zone: string;
  readonly arithmetic: string;
  readonly citation: string;
  readonly mark: ConfidenceMark;
  readonly rule: { readonly code: string; readonly version: number };
}

export const REFUSALS = [
  'trigger-missing',
  'trigger-not-a-date',
  'zone-unknown',
  'not-in-force',
  'no-such-rule',
  'out-of-scope',
] as const;
export type Refusal = (typeof REFUSALS)[number];

export interface RefusedDeadline {
  readonly ok: false;
  readonly reasons: readonly Refusal[];
}

export type DeadlineResult = ComputedDeadline | RefusedDeadline;

/**
 * Computes one deadline from one rule. Days are counted in the calendar of the rule's zone, hours as elapsed time in it.
 * Total: a missing or malformed trigger and an unknown zone are refusals, never exceptions.
 */
export function computeDeadline(
  rule: DeadlineRule,
  inputs: DeadlineInputs,
  facts: CalendarFacts,
): DeadlineResult {
  const given = rule.inputs.map((name) => inputs[name]).find((value) => value !== undefined);
  if (typeof given !== 'string') return refused('trigger-missing');
  const zone = zoneOf(rule, facts) ?? zoneWritten(given);
  if (zone === null) return refused('zone-unknown');
  if (countsHours(rule.unit)) {
    const from = instantIn(given, zone);
    return from ? computeHours(rule, from, facts) : refused('trigger-not-a-date');
  }
  const from = dayIn(given);
  return from ? computeDays(rule, from, zone, facts) : refused('trigger-not-a-date');
}

/** A due day or instant as the text that is shown and stored: YYYY-MM-DD, or wall time with offset and zone. */
export function dueText(due: Due): string {
  return 'on' in due ? due.on.toString() : due.at.toString({ smallestUnit: 'minute' });
}

function computeDays(
  rule: DeadlineRule,
  from: Temporal.PlainDate,
  zone: string,
  facts: CalendarFacts,
): ComputedDeadline {
  const { day: nominal, skipped } = countDays(rule, from, facts);
  const { day: rolled, over: rolledOver } = rollDay(nominal, rule.roll, facts);
  const arithmetic = daysInWords(rule, { from, nominal, rolled, skipped, rolledOver });
  return {
    ok: true,
    nominal: { on: nominal },
    rolled: { on: rolled },
    zone,
    arithmetic,
    ...provenance(rule),
  };
}

function computeHours(
  rule: DeadlineRule,
  from: Temporal.ZonedDateTime,
  facts: CalendarFacts,
): ComputedDeadline {
  const { at, skipped } = countHours(rule, from, facts);
  const arithmetic = hoursInWords(rule, { from, due: at, skipped });
  return {
    ok: true,
    nominal: { at },
    rolled: { at },
    zone: from.timeZoneId,
    arithmetic,
    ...provenance(rule),
  };
}

function provenance({ citation, mark, code, version }: DeadlineRule) {
  return { citation, mark, rule: { code, version } };
}

function refused(...reasons: Refusal[]): RefusedDeadline {
  return { ok: false, reasons };
}

function zoneOf({ zone }: DeadlineRule, { zones }: CalendarFacts): string | null {
  if (zone === 'COURT') return zones.court ?? null;
  if (zone === 'FACILITY') return zones.facility ?? null;
  return zone.fixed;
}

/** The zone a trigger itself carries: 2026-11-27T16:30-05:00[America/New_York]. */
function zoneWritten(text: string): string | null {
  return /\[([^\]]+)\]$/.exec(text)?.[1] ?? null;
}

function dayIn(text: string): Temporal.PlainDate | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return null;
  return attempt(() => Temporal.PlainDate.from(text, { overflow: 'reject' }));
}

function instantIn(text: string, zone: string): Temporal.ZonedDateTime | null {
  return attempt(() => Temporal.Instant.from(text).toZonedDateTimeISO(zone));
}

/** Parsing refuses by throwing; a rule refuses by value. */
function attempt<T>(parse: () => T): T | null {
  try {
    return parse();
  } catch {
    return null;
  }
}
