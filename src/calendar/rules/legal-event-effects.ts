import { countsHours, type DeadlineInputs, type DeadlineRule, type DeadlineStatus } from './deadline-rule.js';
import { decidesCustody, type HearingKind, type TriggeredRule } from './deadlines-for-decision.js';
import type { LegalEventKind } from './legal-event-kinds.js';

/** An open date as far as an event can close it; the soonest first. */
export interface ClosableDate {
  readonly id: string;
  readonly code: string;
  readonly hearingId: string | null;
  readonly closesOn: readonly string[];
}

/** What is said, and of what it is said: as much of an event kind as closing asks for. */
export interface Saying {
  readonly says: readonly string[];
  readonly only: readonly string[];
  readonly closesAs: LegalEventKind['closesAs'];
  readonly meets: readonly string[];
  readonly closes: LegalEventKind['closes'];
}

/** When it happened: a day, an instant (RFC 3339) where the rule counts hours, the day a court named itself. */
export interface EventTime {
  readonly on: string;
  readonly at: string | null;
  readonly orderedOn: string | null;
}

/** The words an event says as triggers: a day the court named takes the place of the one that is counted. */
export function triggersOf(
  { says, ordered }: Pick<LegalEventKind, 'says' | 'ordered'>,
  orderedOn: string | null,
): readonly string[] {
  return ordered !== null && orderedOn !== null ? [ordered] : says;
}

/** Whether one of the rules counts hours, so that the time of day has to be known. */
export function asksTime(rules: readonly DeadlineRule[]): boolean {
  return rules.some(({ unit }) => countsHours(unit));
}

/**
 * The rules an event sets going, one entry a code, with what each counts from. `rules` are those whose trigger is said; one
 * that counts hours is left out while no time is known. Companions have the same trigger and come along by themselves.
 */
export function triggeredBy(rules: readonly DeadlineRule[], time: EventTime): TriggeredRule[] {
  const byCode = new Map(rules.map((rule) => [rule.code, rule]));
  return [...byCode.values()].flatMap((rule): TriggeredRule[] => {
    const value = countsHours(rule.unit) ? time.at : (time.orderedOn ?? time.on);
    const [input] = rule.inputs;
    if (value === null || input === undefined) return [];
    const inputs: DeadlineInputs = { [input]: value };
    return [{ code: rule.code, inputs }];
  });
}

/** Of the rules those of which no date of the case is open or was met: only they start a count by themselves. */
export function notYetCounted<R extends Pick<DeadlineRule, 'code'>>(
  rules: readonly R[],
  dates: readonly { readonly code: string; readonly status: DeadlineStatus }[],
): R[] {
  const stands = ({ status }: { status: DeadlineStatus }) => status === 'open' || status === 'met';
  const counted = new Set(dates.filter(stands).map(({ code }) => code));
  return rules.filter(({ code }) => !counted.has(code));
}

/**
 * The open dates that what was said closes, with the status each then has. A date that belongs to a hearing is closed by
 * what is said of another one never: `hearingId` is the hearing of which it is said, null when it is said of the case.
 */
export function closedBy<D extends ClosableDate>(
  open: readonly D[],
  { says, only, closesAs, meets, closes }: Saying,
  hearingId: string | null = null,
): { readonly date: D; readonly status: Exclude<DeadlineStatus, 'open' | 'voided'> }[] {
  const hit = open.filter(
    (date) =>
      date.closesOn.some((word) => says.includes(word)) &&
      (only.length === 0 || only.includes(date.code)) &&
      (hearingId === null || date.hearingId === null || date.hearingId === hearingId),
  );
  const answered =
    closes === 'all' ? hit : hit.filter(({ code }, at) => hit.findIndex((date) => date.code === code) === at);
  return answered.map((date) => ({ date, status: meets.includes(date.code) ? 'met' : closesAs }));
}

/**
 * Whether something was done since to a date the event opened: met, waived or passed, or closed by a later event. A date that
 * was only counted again is not built upon.
 */
export function isBuiltUpon(
  opened: readonly { readonly status: DeadlineStatus; readonly closedByEventId: string | null }[],
): boolean {
  return opened.some(
    ({ status, closedByEventId }) =>
      status === 'met' || status === 'waived' || status === 'passed' || closedByEventId !== null,
  );
}

/** What a hearing that was held answers beside its own dates: an order to hold one, or the wait for the first one. */
export function heldHearing(kind: HearingKind): Saying {
  const only = decidesCustody(kind) ? ['HAB_ORDERED_HEARING'] : ['NTA_10D'];
  return { ...saying(['HEARING_HELD'], 'met'), only };
}

/** What a form of its own says: it ends all such dates. */
export function saying(says: readonly string[], closesAs: Saying['closesAs'] = 'superseded'): Saying {
  return { says, only: [], closesAs, meets: [], closes: 'all' };
}
