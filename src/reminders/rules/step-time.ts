import { Temporal } from 'temporal-polyfill';
import type { OfficeFacts } from '../../places/rules/federal-holidays.js';
import { atOnceStep, EVERYBODY, type LadderStep, type StepTiming } from './ladder-steps.js';
import type { Ladder } from './ladders.js';
import { remembered } from './remembered.js';
import { wallTime } from './wall-time.js';

interface StepContext {
  /** T: a day in the zone, or an instant. */
  readonly target: { readonly on: Temporal.PlainDate } | { readonly at: Temporal.Instant };
  readonly timeZone: string;
  readonly openedAt: Temporal.Instant;
  /** Wall time that stands for T when the date is a day. */
  readonly closeOfDay: string;
  readonly officeFacts: OfficeFacts;
  /** T as an instant and as a day, when they are known: each costs a look into the zone's history. */
  readonly known?: { readonly at: Temporal.Instant; readonly day: Temporal.PlainDate };
}

/** Longer than any run of closed days; a search for an open day ends here. */
const MOST_CLOSED_DAYS = 30;
const MINUTE = 60_000;
/** More than the ladders name. */
const MOST_LENGTHS = 500;
const lengths = remembered<string, Temporal.Duration>(MOST_LENGTHS);

export interface TimedStep {
  readonly step: LadderStep;
  readonly dueAt: Temporal.Instant;
}

/** A date that comes to be when its ladder is over already: everybody is told at once, because nobody will be told later. */
const OPENED_LATE: LadderStep = { step: 'open', timing: { kind: 'opening' }, audience: EVERYBODY };
/** Whoever will be told within this time is told soon enough. */
const SOON_ENOUGH_MINUTES = 60;

/**
 * The steps of a ladder for one date that are not before its opening, in the order they come due. A date that came to be
 * after some of its steps has the newest of those at once, as a step of its own name, unless the next is less than an
 * hour away: nobody who would have known by now waits for the next step. It follows from the opening alone, so planning
 * again gives the same. Of those that meet on one instant only the last remains: it has the widest audience. A date whose
 * every step is past has one step: now, to everybody.
 */
export function timedSteps(
  ladder: Ladder,
  ruleCode: string,
  context: Omit<StepContext, 'closeOfDay'>,
): TimedStep[] {
  const { openedAt } = context;
  const dated = { ...context, closeOfDay: ladder.closeOfDay };
  const known = { at: instantOfT(dated), day: dayOfT(dated) };
  const all = ladder.steps
    .filter(({ onlyFor, notFor }) => (!onlyFor || onlyFor.includes(ruleCode)) && !notFor?.includes(ruleCode))
    .map((step) => ({
      step,
      dueAt: instantOfStep(step.timing, { ...dated, known }),
    }))
    .toSorted((a, b) => Temporal.Instant.compare(a.dueAt, b.dueAt));
  const isAhead = ({ dueAt }: TimedStep) => Temporal.Instant.compare(dueAt, openedAt) >= 0;
  const timed = all.filter(isAhead);
  if (timed.every(({ step }) => step.timing.kind === 'opening'))
    return [{ step: OPENED_LATE, dueAt: openedAt }];
  const steps = [
    ...atOnce(
      all.findLast((known) => !isAhead(known)),
      timed[0],
      openedAt,
    ),
    ...timed,
  ];
  return [...new Map(steps.map((known) => [known.dueAt.epochMilliseconds, known])).values()];
}

function atOnce(
  missed: TimedStep | undefined,
  next: TimedStep | undefined,
  openedAt: Temporal.Instant,
): TimedStep[] {
  const soon = openedAt.add({ minutes: SOON_ENOUGH_MINUTES });
  if (!missed || !next || Temporal.Instant.compare(next.dueAt, soon) <= 0) return [];
  const { step, audience } = missed.step;
  return [{ step: { step: atOnceStep(step), timing: { kind: 'opening' }, audience }, dueAt: openedAt }];
}

/**
 * The instant a ladder step is due. Wall times are meant in the date's zone; a wall time that a DST change skips or
 * repeats becomes the earlier instant, the safe side.
 */
export function instantOfStep(timing: StepTiming, context: StepContext): Temporal.Instant {
  const { timeZone, openedAt, officeFacts } = context;
  switch (timing.kind) {
    case 'opening':
      return openedAt;
    case 'hour':
      return instantOfT(context).add(lengthOf({ hours: timing.hours }));
    case 'share':
      return shareOf(openedAt, instantOfT(context), timing.share);
    case 'day': {
      const day = dayOfT(context).add(lengthOf({ days: timing.days }));
      const open = timing.closedDay === 'earlier' ? lastOpenDay(day, officeFacts) : day;
      return wallTime(open, timing.at, timeZone);
    }
    case 'businessDay':
      return wallTime(businessDaysAfter(dayOfT(context), timing.days, officeFacts), timing.at, timeZone);
  }
}

function instantOfT({ known, target, closeOfDay, timeZone }: StepContext): Temporal.Instant {
  return known?.at ?? ('at' in target ? target.at : wallTime(target.on, closeOfDay, timeZone));
}

function dayOfT({ known, target, timeZone }: StepContext): Temporal.PlainDate {
  return known?.day ?? ('on' in target ? target.on : target.at.toZonedDateTimeISO(timeZone).toPlainDate());
}

/** The ladders name few lengths of time, and reading one costs as much as adding it. */
function lengthOf({ days = 0, hours = 0 }: { days?: number; hours?: number }): Temporal.Duration {
  return lengths(`${days} ${hours}`, () => Temporal.Duration.from({ days, hours }));
}

function shareOf(from: Temporal.Instant, until: Temporal.Instant, share: number): Temporal.Instant {
  const span = until.epochMilliseconds - from.epochMilliseconds;
  return Temporal.Instant.fromEpochMilliseconds(
    Math.floor((from.epochMilliseconds + span * share) / MINUTE) * MINUTE,
  );
}

function lastOpenDay(day: Temporal.PlainDate, officeFacts: OfficeFacts): Temporal.PlainDate {
  let open = day;
  for (let step = 0; step < MOST_CLOSED_DAYS && officeFacts.closedBecause(open) !== null; step += 1) {
    open = open.add(lengthOf({ days: -1 }));
  }
  return open;
}

function businessDaysAfter(
  day: Temporal.PlainDate,
  count: number,
  officeFacts: OfficeFacts,
): Temporal.PlainDate {
  let reached = day;
  let left = count;
  for (let step = 0; left > 0 && step < count + MOST_CLOSED_DAYS; step += 1) {
    reached = reached.add(lengthOf({ days: 1 }));
    if (officeFacts.closedBecause(reached) === null) left -= 1;
  }
  return reached;
}
