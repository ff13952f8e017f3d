import { Temporal } from 'temporal-polyfill';
import type { AudienceRank, Channel, LadderCode } from './ladders.js';
import type { Recipient } from './audience.js';
import type { PlannedReminder, ReminderSubject } from './plan-reminders.js';

/** A reminder that could not be delivered. */
export interface DeadReminder {
  readonly subject: ReminderSubject;
  readonly ladder: LadderCode;
  readonly step: string;
  readonly recipientId: string;
  readonly rank: AudienceRank;
  readonly channel: Channel;
  /** When to act. */
  readonly subjectAt: Temporal.Instant;
}

/** From so many hours before a date on, a text that did not arrive is told to others too, not only by mail. */
const LAST_HOURS = 36;

/** Whom to tell instead, tried from left to right until a rank has somebody. */
const NEXT: Readonly<Record<AudienceRank, readonly AudienceRank[]>> = {
  lead: ['coordinator', 'supervising_attorney', 'backup'],
  backup: ['coordinator', 'supervising_attorney', 'lead'],
  coordinator: ['supervising_attorney', 'backup', 'lead'],
  supervising_attorney: ['coordinator', 'backup', 'lead'],
  // Never another way to the same phone, and nobody is alarmed: a person calls (client-calls.service.ts).
  client: [],
};

/**
 * Who is told at once when a reminder is dead: the same person on the other channels, and everybody of the next rank
 * on all of theirs. Shaped as escalations with step '<step>>', so that the row's unique key makes a second run insert
 * nothing and a chain of dead ones end. A text that did not arrive while there is time goes to the same person's mail, and
 * nobody else is alarmed. A notification goes to the same person's mail at any time, and to nobody else: it never stood alone,
 * and others hear when mail or texts fail, or when these find that the person has left. Otherwise empty only when the case and the office
 * have nobody else.
 */
export function nextAudience(
  dead: DeadReminder,
  recipients: readonly Recipient[],
  now: Temporal.Instant,
): PlannedReminder[] {
  const others = recipients.filter(({ staffId }) => staffId !== dead.recipientId);
  const rank = NEXT[dead.rank].find((candidate) => others.some((recipient) => recipient.rank === candidate));
  const same = recipients.filter(({ staffId }) => staffId === dead.recipientId).slice(0, 1);
  const isShort = Temporal.Instant.compare(now.add({ hours: LAST_HOURS }), dead.subjectAt) >= 0;
  const isAddition = dead.channel === 'push' || (dead.channel === 'sms' && !isShort);
  const [person] = same;
  if (isAddition && person) return [escalation(dead, person, 'mail', now)];
  if (dead.channel === 'push') return [];
  const told = others.filter((recipient) => recipient.rank === rank);
  const ways = [
    ...same.flatMap((recipient) =>
      recipient.channels
        .filter((channel) => channel !== dead.channel)
        .map((channel) => ({ recipient, channel })),
    ),
    ...told.flatMap((recipient) => recipient.channels.map((channel) => ({ recipient, channel }))),
  ];
  return ways.map(({ recipient, channel }) => escalation(dead, recipient, channel, now));
}

/**
 * How somebody is told while a channel is away: by their other ways, mail in place of a text in any case. The inbox has the step
 * itself; of a notification mail or texts have it too. Shaped as what follows a dead reminder, so that of the two only one is
 * written.
 */
export function otherWays(
  waiting: DeadReminder,
  recipients: readonly Recipient[],
  now: Temporal.Instant,
): PlannedReminder[] {
  const same = recipients.find(({ staffId }) => staffId === waiting.recipientId);
  if (!same || waiting.channel === 'push') return [];
  const ways = new Set<Channel>([
    ...same.channels,
    ...(waiting.channel === 'sms' ? (['mail'] as const) : []),
  ]);
  return [...ways]
    .filter((channel) => channel !== waiting.channel && channel !== 'inbox')
    .map((channel) => escalation(waiting, same, channel, now));
}

function escalation(
  dead: DeadReminder,
  { staffId, rank }: Recipient,
  channel: Channel,
  dueAt: Temporal.Instant,
): PlannedReminder {
  const { subject, ladder } = dead;
  const step = `${dead.step.replace(/>$/, '')}>`;
  const whom = { recipientId: staffId, rank, channel };
  return { subject, kind: 'escalation', ladder, step, ...whom, dueAt, acknowledge: true, late: false };
}
