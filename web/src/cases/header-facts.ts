import { byMoment, endOf, type Moment } from './moment.js';
import { type Assignment, type Deadline, type Hearing, type Stay } from './shapes.js';

export interface NextDate {
  moment: Moment;
  hearing: Hearing | null;
  deadline: Deadline | null;
}

/** The moment of a deadline as we keep it: our acts by the earlier, nominal day; watched ones by the later, rolled one. */
export function dueMoment(deadline: Pick<Deadline, 'ours' | 'nominal' | 'rolled' | 'timeZone'>): Moment {
  return { ...(deadline.ours ? deadline.nominal : deadline.rolled), timeZone: deadline.timeZone };
}

/** The moment of a hearing: its instant, or the day of a control date; neither while it is to be set. */
export function hearingMoment({
  certainty,
  on,
  startsAt,
  timeZone,
}: Pick<Hearing, 'certainty' | 'on' | 'startsAt' | 'timeZone'>): Moment {
  return certainty === 'exact' ? { at: startsAt, timeZone } : { on, timeZone };
}

/** The nearest thing still to come: a hearing that stands, or an open deadline of ours or of the other side. */
export function nextDate(
  hearings: readonly Hearing[],
  deadlines: readonly Deadline[],
  now: Temporal.Instant,
): NextDate | null {
  const all: NextDate[] = [
    ...hearings
      .filter((hearing) => hearing.status === 'scheduled' && hearing.on !== null)
      .map((hearing) => ({
        moment: hearingMoment(hearing),
        hearing,
        deadline: null,
      })),
    ...deadlines
      .filter((deadline) => deadline.status === 'open')
      .map((deadline) => ({ moment: dueMoment(deadline), hearing: null, deadline })),
  ];
  const ahead = all.filter(({ moment }) => endOf(moment) >= now.epochMilliseconds);
  return ahead.sort((one, other) => byMoment(one.moment, other.moment))[0] ?? null;
}

/** Open deadlines whose nominal day is over. */
export function lateCount(deadlines: readonly Deadline[], now: Temporal.Instant): number {
  return deadlines.filter(
    ({ status, nominal, timeZone }) =>
      status === 'open' && endOf({ ...nominal, timeZone }) < now.epochMilliseconds,
  ).length;
}

/** Where the person is now and how often they were moved. Stays come with the present one first. */
export function whereNow(stays: readonly Stay[]): { stay: Stay | null; moves: number } {
  return { stay: stays[0] ?? null, moves: Math.max(0, stays.length - 1) };
}

/** Who stands beside the client at present. */
export function teamNow(assignments: readonly Assignment[]): { lead: string | null; backup: string | null } {
  const open = assignments.filter(({ endedAt }) => endedAt === null);
  const name = (role: string) => open.find((assignment) => assignment.role === role)?.staff.name ?? null;
  return { lead: name('lead'), backup: name('backup') };
}

/** The hearing whose result is wanted now: the latest that has begun, or the one of today, and has no result yet. */
export function hearingToRecord(hearings: readonly Hearing[], now: Temporal.Instant): Hearing | null {
  const day = (hearing: Hearing) => now.toZonedDateTimeISO(hearing.timeZone).toPlainDate().toString();
  const waiting = hearings.filter(
    (hearing) =>
      hearing.status === 'scheduled' &&
      !hearing.decision &&
      hearing.on !== null &&
      hearing.on <= day(hearing),
  );
  return waiting.sort((one, other) => (other.startsAt ?? '').localeCompare(one.startsAt ?? ''))[0] ?? null;
}
