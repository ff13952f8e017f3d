import { Temporal } from 'temporal-polyfill';
import type { OfficeFacts } from '../../places/rules/federal-holidays.js';
import type { DeadlineOwner, RuleLadder } from './deadline-rule.js';
import type { Due } from './deadline-engine.js';
import { hearingTime, type HearingTime, type HearingWarning } from './hearing-time.js';

/** What a date that somebody enters by hand is about; `HAND_OTHER` has words of its own. Rows of the rules table (0015). */
export const HAND_KINDS = [
  'HAND_FILING',
  'HAND_BRIEF',
  'HAND_REPLY',
  'HAND_CHECK_IN',
  'HAND_INTERVIEW',
  'HAND_DOCUMENTS',
  'HAND_OTHER',
] as const;
export type HandKind = (typeof HAND_KINDS)[number];

export const HAND_TITLES: Readonly<Record<HandKind, { readonly en: string; readonly es: string }>> = {
  HAND_FILING: { en: 'Filing ordered by the judge', es: 'Presentación ordenada por el juez' },
  HAND_BRIEF: { en: 'Brief to the Board or the court', es: 'Alegato ante la Junta o la corte' },
  HAND_REPLY: { en: 'Answer to a motion', es: 'Respuesta a una moción' },
  HAND_CHECK_IN: { en: 'Check-in with ICE', es: 'Cita de control con ICE' },
  HAND_INTERVIEW: { en: 'Interview with an officer', es: 'Entrevista con un oficial' },
  HAND_DOCUMENTS: { en: 'Documents promised to us', es: 'Documentos que nos prometieron' },
  HAND_OTHER: { en: 'A date of the case', es: 'Una fecha del caso' },
};

/** Whose act a date entered by hand can be. */
export const HAND_OWNERS = ['US', 'INT', 'COURT', 'DHS', 'STATE'] as const satisfies readonly DeadlineOwner[];

/** How a date entered by hand can be reminded of. */
export const HAND_LADDERS = ['A', 'B', 'C', 'D', 'E', 'H'] as const satisfies readonly RuleLadder[];

/** Where the courts and jails of our cases are, by the zones of their clocks. */
export const HAND_ZONES = [
  'America/New_York',
  'America/Chicago',
  'America/Denver',
  'America/Los_Angeles',
] as const;

export type HandDate =
  | { readonly ok: true; readonly due: Due; readonly warnings: readonly HearingWarning[] }
  | Extract<HearingTime, { readonly ok: false }>;

/**
 * A day, or a day with a wall time, in an IANA zone. What is odd about it (past, weekend, holiday) is a warning: orders do
 * name such days. A day is past when it is over. Days more than a year back or five years ahead are refused.
 */
export function handDate(
  wall: { readonly on: string; readonly at: string | null; readonly timeZone: string },
  now: Temporal.Instant,
  facts: OfficeFacts,
): HandDate {
  const time = hearingTime({ ...wall, at: wall.at ?? '23:59' }, now, facts);
  if (!time.ok) return time;
  const due: Due =
    wall.at === null
      ? { on: Temporal.PlainDate.from(wall.on) }
      : { at: time.startsAt.toZonedDateTimeISO(wall.timeZone) };
  return { ok: true, due, warnings: time.warnings };
}
