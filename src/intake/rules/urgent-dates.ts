import { Temporal } from 'temporal-polyfill';
import { spanOf } from '../../parties/rules/partial-date.js';
import { officeFacts } from '../../places/rules/federal-holidays.js';
import { dateOf, wordOf, type Answers } from './answers.js';

export interface PressingDates {
  /** red: within 3 business days; amber: within 10 days. */
  readonly hearing: 'red' | 'amber' | null;
  /** The 30 days to appeal a bond decision end within 5 days. */
  readonly appeal: boolean;
  /** One year after the last entry may end within 60 days. */
  readonly asylumYear: boolean;
}

const APPEAL_DAYS = 30;
const OFFICES = officeFacts([]);

/**
 * Which dates told on the call press. A first look for sorting calls, never a deadline: those are computed from recorded
 * hearings and decisions. Appeal: 8 CFR 1003.38(b), 30 days. Asylum: INA 208(a)(2)(B), one year after arrival.
 */
export function datesThatPress({
  answers,
  today,
}: {
  answers: Answers;
  today: Temporal.PlainDate;
}): PressingDates {
  return {
    hearing: hearingPress(answers, today),
    appeal: appealPresses(answers, today),
    asylumYear: asylumPresses(answers, today),
  };
}

function hearingPress(answers: Answers, today: Temporal.PlainDate): PressingDates['hearing'] {
  const hearingOn = dayOf(answers, 'court.hearingOn');
  if (!hearingOn) return null;
  const days = today.until(hearingOn).days;
  if (days < 0 || days > 10) return null;
  return businessDaysBetween(today, hearingOn) <= 3 ? 'red' : 'amber';
}

function appealPresses(answers: Answers, today: Temporal.PlainDate): boolean {
  const decidedOn = dayOf(answers, 'court.bondDecisionOn');
  if (!decidedOn) return false;
  const left = today.until(decidedOn.add({ days: APPEAL_DAYS })).days;
  return left >= 0 && left <= 5;
}

function asylumPresses(answers: Answers, today: Temporal.PlainDate): boolean {
  const entry = dateOf(answers, 'court.lastEntry');
  const span = entry ? spanOf(entry) : null;
  if (!span) return false;
  const earliest = today.until(span.from.add({ years: 1 })).days;
  const latest = today.until(span.to.add({ years: 1 })).days;
  return earliest <= 60 && latest >= 0;
}

/** Business days after `from` up to and including `to`; federal holidays do not count. */
function businessDaysBetween(from: Temporal.PlainDate, to: Temporal.PlainDate): number {
  let count = 0;
  for (
    let day = from.add({ days: 1 });
    Temporal.PlainDate.compare(day, to) <= 0;
    day = day.add({ days: 1 })
  ) {
    if (OFFICES.closedBecause(day) === null) count += 1;
  }
  return count;
}

function dayOf(answers: Answers, id: string): Temporal.PlainDate | null {
  const word = wordOf(answers, id);
  return word === null ? null : Temporal.PlainDate.from(word);
}
