import { Temporal } from 'temporal-polyfill';
import { reminderKey, subjectKey, type PlannedReminder, type ReminderSubject } from './plan-reminders.js';

/** A reminder row as the table has it. */
export interface ExistingReminder {
  readonly id: string;
  readonly subject: ReminderSubject;
  readonly kind: PlannedReminder['kind'];
  readonly step: string;
  readonly recipientId: string;
  readonly channel: PlannedReminder['channel'];
  readonly dueAt: Temporal.Instant;
  /** 'waiting': not sent and may still be cancelled or moved; 'cancelled'; 'settled': sent, being sent or given up. */
  readonly standing: 'waiting' | 'cancelled' | 'settled';
  /** A row of the inbox whose step a mail of the day has told, or is about to. */
  readonly inDigest?: boolean;
}

/** What brings the rows to the plan. */
export interface PlanChanges {
  /** Rows that are missing. */
  readonly insert: readonly PlannedReminder[];
  /** Ids of waiting rows nobody wants any more. */
  readonly cancel: readonly string[];
  /** Waiting rows that are wanted at another instant, and cancelled ones that are wanted again. */
  readonly reschedule: readonly { readonly id: string; readonly dueAt: Temporal.Instant }[];
}

export interface DiffInputs {
  /** All rows of the case, in any state and version. */
  readonly existing: readonly ExistingReminder[];
  /** What planReminders gives now for the case. */
  readonly planned: readonly PlannedReminder[];
  /** Subjects, at their present version, that are still open: escalations of others are cancelled. */
  readonly alive: readonly ReminderSubject[];
  /** Staff who may still be told: escalations to others are cancelled. */
  readonly recipientIds: readonly string[];
}

/**
 * The difference between the rows and the plan. A waiting row that is overdue stays when the plan still has it: late is
 * better than never. Of missing late reminders only the newest of a person, channel and date is inserted, so that after
 * a pause everybody is told once. What a mail of the day told is not told again by mail or text. The difference of a plan with itself is empty; so is the one after applying it.
 */
export function diffPlan({ existing, planned, alive, recipientIds }: DiffInputs): PlanChanges {
  const keyed = existing.map((row) => ({ row, key: reminderKey(row) }));
  const rows = new Map(keyed.map(({ row, key }) => [key, row]));
  const wanted = new Map(planned.map((reminder) => [reminderKey(reminder), reminder]));
  const newestLate = newestLateKeys(planned);
  const told = new Set(existing.filter(({ inDigest }) => inDigest).map(stepKey));
  const insert: PlannedReminder[] = [];
  const reschedule: { id: string; dueAt: Temporal.Instant }[] = [];
  for (const [key, reminder] of wanted) {
    const row = rows.get(key);
    const isTold = told.size > 0 && reminder.channel !== 'inbox' && told.has(stepKey(reminder));
    const worthSending = !isTold && (!reminder.late || newestLate.has(key));
    if (!row && worthSending) insert.push(reminder);
    if (row && needsNewTime(row, reminder, worthSending))
      reschedule.push({ id: row.id, dueAt: reminder.dueAt });
  }
  const living = new Set(alive.map(subjectKey));
  const people = new Set(recipientIds);
  const stillWanted = (row: ExistingReminder, key: string) =>
    row.kind === 'reminder'
      ? wanted.has(key)
      : living.has(subjectKey(row.subject)) && people.has(row.recipientId);
  const cancel = keyed
    .filter(({ row, key }) => row.standing === 'waiting' && !stillWanted(row, key))
    .map(({ row }) => row.id);
  return { insert, cancel, reschedule };
}

function stepKey({
  subject,
  step,
  recipientId,
}: Pick<PlannedReminder, 'subject' | 'step' | 'recipientId'>): string {
  return `${subjectKey(subject)}/${step}/${recipientId}`;
}

function needsNewTime(row: ExistingReminder, reminder: PlannedReminder, worthSending: boolean): boolean {
  if (row.standing === 'waiting') return !row.dueAt.equals(reminder.dueAt);
  return row.standing === 'cancelled' && worthSending;
}

/** Per date, person and channel, the key of the newest reminder that is already past. */
function newestLateKeys(planned: readonly PlannedReminder[]): Set<string> {
  const newest = new Map<string, PlannedReminder>();
  for (const reminder of planned.filter(({ late }) => late)) {
    const line = `${subjectKey(reminder.subject)}/${reminder.recipientId}/${reminder.channel}`;
    const known = newest.get(line);
    if (!known || Temporal.Instant.compare(known.dueAt, reminder.dueAt) <= 0) newest.set(line, reminder);
  }
  return new Set([...newest.values()].map(reminderKey));
}
