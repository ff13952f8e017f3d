import type { Temporal } from 'temporal-polyfill';
import type { AudienceRank, Channel, LadderCode } from './ladders.js';
import type { PlannedReminder, Recipient, ReminderSubject } from './plan-reminders.js';

/** A reminder that could not be delivered. */
export interface DeadReminder {
  readonly subject: ReminderSubject;
  readonly ladder: LadderCode;
  readonly step: string;
  readonly recipientId: string;
  readonly rank: AudienceRank;
  readonly channel: Channel;
}

/** Whom to tell instead, tried from left to right until a rank has somebody. */
const NEXT: Readonly<Record<AudienceRank, readonly AudienceRank[]>> = {
  lead: ['coordinator', 'supervising_attorney', 'backup'],
  backup: ['coordinator', 'supervising_attorney', 'lead'],
  coordinator: ['supervising_attorney', 'backup', 'lead'],
  supervising_attorney: ['coordinator', 'backup', 'lead'],
};

/**
 * Who is told at once when a reminder is dead: the same person on the other channels, and everybody of the next rank
 * on all of theirs. Shaped as escalations with step '<step>>', so that the row's unique key makes a second run insert
 * nothing and a chain of dead ones end. Empty only when the case and the office have nobody else.
 */
export function nextAudience(
  dead: DeadReminder,
  recipients: readonly Recipient[],
  now: Temporal.Instant,
): PlannedReminder[] {
  const others = recipients.filter(({ staffId }) => staffId !== dead.recipientId);
  const rank = NEXT[dead.rank].find((candidate) => others.some((recipient) => recipient.rank === candidate));
  const told = others.filter((recipient) => recipient.rank === rank);
  const same = recipients.filter(({ staffId }) => staffId === dead.recipientId).slice(0, 1);
  const ways = [
    ...same.flatMap((recipient) =>
      recipient.channels
        .filter((channel) => channel !== dead.channel)
        .map((channel) => ({ recipient, channel })),
    ),
    ...told.flatMap((recipient) => recipient.channels.map((channel) => ({ recipient, channel }))),
  ];
  return ways.map(({ recipient, channel }) => ({
    subject: dead.subject,
    kind: 'escalation',
    ladder: dead.ladder,
    step: `${dead.step.replace(/>$/, '')}>`,
    recipientId: recipient.staffId,
    rank: recipient.rank,
    channel,
    dueAt: now,
    acknowledge: true,
    late: false,
  }));
}
