import { Temporal } from 'temporal-polyfill';
import { firstRankOfEach, type Recipient } from './audience.js';
import type { LadderCode } from './ladders.js';
import type { PlannedReminder, ReminderSubject } from './plan-reminders.js';
import { URGENT_HOURS } from './tell-time.js';

/** Hearings and dates of law; the office's own short ones (B) have their ladder, and what nobody must confirm has no page. */
export const PAGED_LADDERS: readonly LadderCode[] = ['A', 'C', 'D', 'H'];
/** A step gets this long to be confirmed before its date is paged about: the wait of the last day's escalation. */
export const PAGE_AFTER_MINUTES = 60;
export const PAGE_EVERY_MINUTES = 15;

/** A living date of which the newest step has waited long enough, and nobody has said "seen" since it went out. */
export interface UnseenDate {
  readonly subject: ReminderSubject;
  readonly ladder: LadderCode;
  /** T: when to act. */
  readonly at: Temporal.Instant;
}

/**
 * The page that is due now for a date nobody has confirmed: from four hours before it, one every quarter of an hour until
 * somebody says "seen" or the date is met, however long that takes; the one who asks knows that neither has happened. It
 * goes to everybody on the case and in the office, by every way there is to each; quiet hours do not count. The step is
 * named after its quarter, so that the row's unique key makes a second run in the same quarter insert nothing, and a quarter
 * that was missed is not made up for. In the inbox one line is enough: the first. Total: nobody gives an empty list.
 */
export function pageDue(
  { subject, ladder, at }: UnseenDate,
  recipients: readonly Recipient[],
  now: Temporal.Instant,
): PlannedReminder[] {
  const from = at.subtract({ hours: URGENT_HOURS });
  if (Temporal.Instant.compare(now, from) < 0 || !PAGED_LADDERS.includes(ladder)) return [];
  const quarter = Math.floor(
    (now.epochMilliseconds - from.epochMilliseconds) / (PAGE_EVERY_MINUTES * 60_000),
  );
  return firstRankOfEach(recipients).flatMap(({ staffId, rank, channels, urgentChannels = channels }) =>
    urgentChannels.map((channel): PlannedReminder => ({
      subject,
      kind: 'escalation',
      ladder,
      step: channel === 'inbox' ? 'page' : `page ${quarter}`,
      recipientId: staffId,
      rank,
      channel,
      dueAt: now,
      acknowledge: true,
      late: false,
    })),
  );
}
