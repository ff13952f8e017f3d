import { Temporal } from 'temporal-polyfill';
import type { OfficeFacts } from '../../places/rules/federal-holidays.js';
import type { AudienceRank, Channel, Ladder, LadderCode, Ladders } from './ladders.js';
import { audienceOf, type Recipient } from './audience.js';
import { waitsForDigest } from './digest-steps.js';
import { knownSteps } from './known-steps.js';
import { instantOfStep } from './step-time.js';
import { tellTime } from './tell-time.js';

/** The dated thing a reminder is about, at one version of it. */
export interface ReminderSubject {
  readonly kind: 'deadline' | 'hearing';
  readonly id: string;
  readonly version: number;
}

interface Remindable {
  readonly id: string;
  readonly version: number;
  /** When this version of the date came to be; no step earlier than this is planned. */
  readonly openedAt: Temporal.Instant;
  /** IANA zone in which the date is meant. */
  readonly timeZone: string;
}

/** An open deadline. Our own acts are reminded of on the nominal (earlier) date, others' on the rolled one. */
export interface DeadlineToRemind extends Remindable {
  readonly code: string;
  readonly ladder: LadderCode;
  readonly remind: { readonly on: Temporal.PlainDate } | { readonly at: Temporal.Instant };
}

/** A hearing that is still to be held. It is reminded of on ladder D. */
export interface HearingToRemind extends Remindable {
  readonly startsAt: Temporal.Instant;
}

export interface PlannedReminder {
  readonly subject: ReminderSubject;
  readonly kind: 'reminder' | 'escalation';
  readonly ladder: LadderCode;
  readonly step: string;
  readonly recipientId: string;
  readonly rank: AudienceRank;
  readonly channel: Channel;
  readonly dueAt: Temporal.Instant;
  /** Whether somebody must say "seen". */
  readonly acknowledge: boolean;
  /** Due before `now`: it was missed while nobody was planning, and is sent at most once, marked late (diff-plan.ts). */
  readonly late: boolean;
}

/** Everything a plan follows from. `recipients` are the people of the one case the dates belong to. */
export interface PlanInputs {
  readonly deadlines: readonly DeadlineToRemind[];
  readonly hearings: readonly HearingToRemind[];
  readonly recipients: readonly Recipient[];
  readonly ladders: Ladders;
  readonly now: Temporal.Instant;
  readonly officeFacts: OfficeFacts;
}

interface Subject extends Remindable, Pick<ReminderSubject, 'kind'> {
  readonly ruleCode: string;
  readonly ladder: Ladder;
  readonly target: { readonly on: Temporal.PlainDate } | { readonly at: Temporal.Instant };
}

/**
 * The reminders that the dates of one case call for, ordered by due instant. Offsets that were already past when the
 * date came to be (or when the person joined the case) are dropped; offsets that passed since then stay in the plan,
 * marked late, so that planning again later gives the same set. Where a step asks for a backup, or for a lead, and
 * none stands on the case at that time, every coordinator is asked instead: two people are on every date when the
 * office has two. Steps that fall on the same instant become the last of them. Quiet hours: tell-time.ts.
 * Total: no recipients, no dates or unknown people give an empty list. Domain reference 3.4.
 */
export function planReminders(inputs: PlanInputs): PlannedReminder[] {
  const { deadlines, hearings, ladders } = inputs;
  const subjects: Subject[] = [
    ...deadlines.map((date): Subject => ({
      ...date,
      kind: 'deadline',
      ruleCode: date.code,
      ladder: ladders[date.ladder],
      target: date.remind,
    })),
    ...hearings.map((date): Subject => ({
      ...date,
      kind: 'hearing',
      ruleCode: 'BOND_HEARING',
      ladder: ladders.D,
      target: { at: date.startsAt },
    })),
  ];
  return inOrder(subjects.flatMap((subject) => planSubject(subject, inputs)));
}

function inOrder(reminders: readonly PlannedReminder[]): PlannedReminder[] {
  // Each is compared often: what it is compared by is made once.
  return reminders
    .map((reminder) => ({ reminder, at: reminder.dueAt.epochNanoseconds, key: reminderKey(reminder) }))
    .toSorted((a, b) => (a.at === b.at ? (a.key < b.key ? -1 : 1) : a.at < b.at ? -1 : 1))
    .map(({ reminder }) => reminder);
}

/** What makes a reminder itself: one row per subject, version, step, person and channel. */
export function reminderKey(
  reminder: Pick<PlannedReminder, 'subject' | 'step' | 'recipientId' | 'channel'>,
): string {
  const { subject, step, recipientId, channel } = reminder;
  return `${subjectKey(subject)}/${step}/${recipientId}/${channel}`;
}

/** A subject at one version as text: 'deadline/<id>/3'. */
export function subjectKey({ kind, id, version }: ReminderSubject): string {
  return `${kind}/${id}/${version}`;
}

function planSubject(subject: Subject, { recipients, now, officeFacts }: PlanInputs): PlannedReminder[] {
  const { ladder, ruleCode, kind, id, version } = subject;
  const about: ReminderSubject = { kind, id, version };
  const at = instantOfStep(
    { kind: 'hour', hours: 0 },
    { ...subject, closeOfDay: ladder.closeOfDay, officeFacts },
  );
  const told = tellTime({ ...subject, at });
  return knownSteps(ladder, ruleCode, { ...subject, officeFacts }).flatMap(({ step, dueAt: due }) =>
    audienceOf(step, due, recipients).flatMap((recipient) => {
      const far = { ladder: ladder.code, step: step.step, ruleCode, dueAt: due, at };
      // What waits for the mail of the day is in the inbox at its time, and nowhere else by itself.
      const inDigest = recipient.daily === true && waitsForDigest(far);
      const channels = recipient.channels.filter((channel) => channel === 'inbox' || !inDigest);
      return channels.map((channel): PlannedReminder => {
        const dueAt = told(due, channel, recipient);
        return {
          subject: about,
          kind: 'reminder',
          ladder: ladder.code,
          step: step.step,
          recipientId: recipient.staffId,
          rank: recipient.rank,
          channel,
          dueAt,
          acknowledge: ladder.acknowledge,
          late: Temporal.Instant.compare(dueAt, now) < 0,
        };
      });
    }),
  );
}
