import { type BadgeTone } from '../../ui/notice.js';
import { type Reminder } from '../shapes.js';

const WAITING: readonly string[] = ['scheduled', 'claimed'];
const CALLED_OFF: readonly string[] = ['cancelled'];
const UNANSWERED: readonly string[] = ['sent', 'delivered', 'escalated'];

export interface ReminderGroups {
  /** Sent and not confirmed, or not delivered: what somebody must look at. */
  open: Reminder[];
  coming: Reminder[];
  done: Reminder[];
  calledOff: number;
}

/** What waits for an answer first, then what will be sent (soonest first), then what is done (newest first). */
export function reminderGroups(reminders: readonly Reminder[]): ReminderGroups {
  const by = (states: readonly string[]) => reminders.filter(({ state }) => states.includes(state));
  // A client confirms nothing: what went to one is done.
  const isAsked = ({ recipient, state }: Reminder) => recipient.kind === 'staff' || state === 'dead';
  const soonest = (one: Reminder, other: Reminder) => one.dueAt.localeCompare(other.dueAt);
  return {
    open: by([...UNANSWERED, 'dead'])
      .filter(isAsked)
      .sort(soonest),
    coming: by(WAITING).sort(soonest),
    done: [...by(['acknowledged']), ...by(UNANSWERED).filter((one) => !isAsked(one))].sort((one, other) =>
      soonest(other, one),
    ),
    calledOff: by(CALLED_OFF).length,
  };
}

/** Whether this person may say "seen" to it. */
export function mayAcknowledge(reminder: Reminder, myId: string | undefined): boolean {
  return reminder.recipient.id === myId && UNANSWERED.includes(reminder.state);
}

export function stateTone(state: string): BadgeTone {
  if (state === 'dead' || state === 'escalated') return 'late';
  if (state === 'acknowledged') return 'ok';
  return state === 'sent' || state === 'delivered' ? 'accent' : 'plain';
}
