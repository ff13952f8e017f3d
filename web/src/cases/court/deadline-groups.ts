import { dueMoment } from '../header-facts.js';
import { byMoment, endOf } from '../moment.js';
import { type Deadline, type DueDate } from '../shapes.js';

export interface DeadlineGroups {
  /** Our acts and the dates we watch, the nearest first; what is late comes first of all. */
  open: Deadline[];
  closed: Deadline[];
}

/** Open dates by the day they bite, then what is met, waived, superseded or passed, the newest first. */
export function deadlineGroups(deadlines: readonly Deadline[]): DeadlineGroups {
  const isOpen = (deadline: Deadline) => deadline.status === 'open';
  return {
    open: deadlines.filter(isOpen).sort((one, other) => byMoment(dueMoment(one), dueMoment(other))),
    closed: deadlines
      .filter((deadline) => !isOpen(deadline))
      .sort((one, other) => (other.closedAt ?? '').localeCompare(one.closedAt ?? '')),
  };
}

/** Whether the last day moved over a weekend or holiday: then both dates are shown. */
export function wasRolled({ nominal, rolled }: { nominal: DueDate; rolled: DueDate }): boolean {
  return nominal.on !== rolled.on || nominal.at !== rolled.at;
}

/** Legal dates of ours that are over and not done. A watched date is late only after its later day. */
export function isLate(deadline: Deadline, now: Temporal.Instant): boolean {
  return deadline.status === 'open' && endOf(dueMoment(deadline)) < now.epochMilliseconds;
}
