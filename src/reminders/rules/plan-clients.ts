import { Temporal } from 'temporal-polyfill';
import { officeFacts } from '../../places/rules/federal-holidays.js';
import { CLIENT_DEADLINES, CLIENT_LADDER, MORNING_HOURS_BEFORE, clientQuiet } from './client-ladder.js';
import { atOnceStep, type StepTiming } from './ladder-steps.js';
import type {
  DeadlineToRemind,
  HearingToRemind,
  PlannedReminder,
  ReminderSubject,
} from './plan-reminders.js';
import { beforeQuiet } from './quiet-hours.js';
import { instantOfStep } from './step-time.js';

/** Somebody outside the office who asked to be reminded, and may be told now. */
export interface ClientToTell {
  readonly optInId: string;
  /** `call`: a person calls them. */
  readonly channel: 'sms' | 'call';
  /** Since when: it was written down, and, of the client, the release was too. */
  readonly since: Temporal.Instant;
  /** IANA zone they live in. */
  readonly zone: string;
}

export interface ClientPlanInputs {
  readonly deadlines: readonly DeadlineToRemind[];
  /** Only those with a day and hour the court has set. */
  readonly hearings: readonly HearingToRemind[];
  readonly clients: readonly ClientToTell[];
  readonly now: Temporal.Instant;
}

interface OwnDate extends ReminderSubject {
  readonly openedAt: Temporal.Instant;
  readonly timeZone: string;
  readonly target: { readonly on: Temporal.PlainDate } | { readonly at: Temporal.Instant };
}

interface Told {
  readonly step: string;
  readonly at: Temporal.Instant;
}

/** No step of this ladder minds closed days: a hearing is held, and a person goes, on the day that was set. */
const NEVER_CLOSED = officeFacts([]);
/** Whoever will be told within this time is told soon enough. */
const SOON_ENOUGH_MINUTES = 60;

/**
 * The reminders of ladder G: a client's own dates (hearings, reporting to ICE) to those who asked for it, ordered by due
 * instant. Quiet hours move a step earlier, never later. A date, a wish or a release that comes after some of the steps has the
 * newest of those at once; at night that waits for eight o'clock if the date leaves time for it, because nothing earlier can be.
 * Nobody is told of a date that is past. Nobody confirms, nothing escalates. Planning again later gives the same.
 */
export function planClients({ deadlines, hearings, clients, now }: ClientPlanInputs): PlannedReminder[] {
  const dates: OwnDate[] = [
    ...deadlines
      .filter(({ code }) => CLIENT_DEADLINES.includes(code))
      .map((date): OwnDate => ({ ...date, kind: 'deadline', target: date.remind })),
    ...hearings.map((date): OwnDate => ({ ...date, kind: 'hearing', target: { at: date.startsAt } })),
  ];
  return dates
    .filter((date) => isBefore(now, stepAt({ kind: 'hour', hours: 0 }, date)))
    .flatMap((date) => clients.flatMap((client) => tell(date, client, now)))
    .toSorted((a, b) => Temporal.Instant.compare(a.dueAt, b.dueAt));
}

function tell({ kind, id, version, ...date }: OwnDate, client: ClientToTell, now: Temporal.Instant) {
  return timesFor({ kind, id, version, ...date }, client).map(({ step, at }): PlannedReminder => ({
    subject: { kind, id, version },
    kind: 'reminder',
    ladder: CLIENT_LADDER.code,
    step,
    recipientId: client.optInId,
    rank: 'client',
    channel: client.channel,
    dueAt: at,
    acknowledge: false,
    late: isBefore(at, now),
  }));
}

function timesFor(date: OwnDate, { since, zone }: ClientToTell): Told[] {
  const known = isBefore(date.openedAt, since) ? since : date.openedAt;
  const over = stepAt({ kind: 'hour', hours: 0 }, date);
  if (!isBefore(known, over)) return [];
  const steps = CLIENT_LADDER.steps.map(({ step, timing }) => {
    const due = stepAt(timing, date);
    const latest = over.subtract({ hours: MORNING_HOURS_BEFORE });
    const intime = 'at' in date.target && isBefore(latest, due) ? latest : due;
    return { step, at: beforeQuiet(intime, clientQuiet(zone)) };
  });
  const ahead = steps.filter(({ at }) => !isBefore(at, known));
  const missed = steps.findLast(({ at }) => isBefore(at, known));
  const once = [...new Map([...atOnce(missed, ahead[0], { known, over, zone }), ...ahead].map(byInstant))];
  return once.map(([, told]) => told);
}

function atOnce(
  missed: Told | undefined,
  next: Told | undefined,
  { known, over, zone }: { known: Temporal.Instant; over: Temporal.Instant; zone: string },
): Told[] {
  if (!missed) return [];
  const at = afterTheNight(known, over, zone);
  const soon = at.add({ minutes: SOON_ENOUGH_MINUTES });
  if (next && !isBefore(soon, next.at)) return [];
  return [{ step: atOnceStep(missed.step), at }];
}

/**
 * When something that must be told from an instant on is told to somebody in that zone: then, or, in the quiet hours, when they end,
 * unless that leaves too little time before the date is over.
 */
export function afterTheNight(
  from: Temporal.Instant,
  over: Temporal.Instant,
  zone: string,
): Temporal.Instant {
  const morning = endOfQuiet(from, zone);
  return isBefore(over.subtract({ hours: MORNING_HOURS_BEFORE }), morning) ? from : morning;
}

/** The instant itself, or, in quiet hours, the first that is not quiet. */
function endOfQuiet(instant: Temporal.Instant, zone: string): Temporal.Instant {
  const quiet = clientQuiet(zone);
  if (beforeQuiet(instant, quiet).equals(instant)) return instant;
  const local = instant.toZonedDateTimeISO(zone);
  const isMorning = Temporal.PlainTime.compare(local.toPlainTime(), quiet.until) < 0;
  const day = isMorning ? local.toPlainDate() : local.toPlainDate().add({ days: 1 });
  return day.toPlainDateTime(quiet.until).toZonedDateTime(zone, { disambiguation: 'later' }).toInstant();
}

function stepAt(timing: StepTiming, date: OwnDate): Temporal.Instant {
  const { closeOfDay } = CLIENT_LADDER;
  return instantOfStep(timing, { ...date, closeOfDay, officeFacts: NEVER_CLOSED });
}

function byInstant(told: Told): [number, Told] {
  return [told.at.epochMilliseconds, told];
}

function isBefore(a: Temporal.Instant, b: Temporal.Instant): boolean {
  return Temporal.Instant.compare(a, b) < 0;
}
