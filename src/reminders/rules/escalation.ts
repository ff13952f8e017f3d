import { Temporal } from 'temporal-polyfill';
import { firstRankOfEach, type Recipient } from './audience.js';
import { atOnceStep } from './ladder-steps.js';
import { LADDERS, type AudienceRank, type Channel, type LadderCode } from './ladders.js';
import { subjectKey, type PlannedReminder, type ReminderSubject } from './plan-reminders.js';

/** How long a step waits for somebody to say "seen", and who is told when nobody does. */
export interface EscalationRule {
  readonly step: string;
  readonly waitHours: number;
  readonly tell: readonly AudienceRank[];
  /** By every way there is to each, quiet or not. */
  readonly urgent?: boolean;
  /** Then a person calls the lead, too. */
  readonly call?: boolean;
}

const EVERYBODY: readonly AudienceRank[] = ['lead', 'backup', 'coordinator', 'supervising_attorney'];

const DAYS_AHEAD: readonly EscalationRule[] = [
  { step: 'T-7d', waitHours: 24, tell: ['lead', 'backup'] },
  { step: 'T-3d', waitHours: 4, tell: ['lead', 'backup', 'coordinator'] },
  { step: 'T-1d', waitHours: 1, tell: EVERYBODY, call: true },
];

const CLOCKED: Readonly<Partial<Record<LadderCode, readonly EscalationRule[]>>> = {
  // Counts hours: the coordinators are paged at each step until somebody has it.
  A: LADDERS.A.steps.map(({ step }) => ({ step, waitHours: 0.25, tell: ['coordinator'], urgent: true })),
  C: [...DAYS_AHEAD, { step: 'T 14:00', waitHours: 1, tell: EVERYBODY, call: true }],
  D: [...DAYS_AHEAD, { step: 'T-3h', waitHours: 1, tell: EVERYBODY, call: true }],
  H: DAYS_AHEAD,
};

/**
 * Acknowledge or escalate (security-and-reliability 4.5, R5), from the farthest step to the nearest. A step that stands in
 * at once for one that was past has that one's clock.
 */
export const ESCALATIONS: Readonly<Partial<Record<LadderCode, readonly EscalationRule[]>>> =
  Object.fromEntries(
    Object.entries(CLOCKED).map(([ladder, rules]) => [
      ladder,
      rules.flatMap((rule) => [rule, { ...rule, step: atOnceStep(rule.step) }]),
    ]),
  );

/** A step of a living date that came due: one per subject and step, whoever it went to. */
export interface DueStep {
  readonly subject: ReminderSubject;
  readonly ladder: LadderCode;
  readonly step: string;
  /** When it was due to those without quiet hours: the wait begins no sooner, however early others were told. */
  readonly dueAt: Temporal.Instant;
  /** When the step first went out; null while it could not be sent: the clock then runs from `dueAt`. */
  readonly firstSentAt: Temporal.Instant | null;
}

export interface Acknowledgement {
  readonly subject: ReminderSubject;
  readonly at: Temporal.Instant;
}

export interface EscalationInputs {
  /** Steps of dates that are still open, at their present version. */
  readonly steps: readonly DueStep[];
  /** By anybody on the case, on any channel. */
  readonly acknowledgements: readonly Acknowledgement[];
  readonly recipients: readonly Recipient[];
  readonly now: Temporal.Instant;
}

/**
 * The escalations that are due: for the newest clocked step of each date whose wait has run out with nobody saying
 * "seen" since it went out. They are shaped as reminders of kind 'escalation' with step '<step>!', due at the end of
 * the wait, so that the row's unique key makes a second run insert nothing. A missing backup is replaced by the
 * coordinators. Total: nothing to escalate gives an empty list.
 */
export function escalationsDue({
  steps,
  acknowledgements,
  recipients,
  now,
}: EscalationInputs): PlannedReminder[] {
  return newestClocked(steps).flatMap(({ step, rule }) => {
    const from = step.firstSentAt ?? step.dueAt;
    const begun = Temporal.Instant.compare(from, step.dueAt) < 0 ? step.dueAt : from;
    const due = begun.add({ minutes: rule.waitHours * 60 });
    if (Temporal.Instant.compare(due, now) > 0 || isAcknowledged(step, from, acknowledgements)) return [];
    return toldOf(rule, recipients).flatMap((recipient) =>
      waysTo(recipient, rule).map((channel): PlannedReminder => ({
        subject: step.subject,
        kind: 'escalation',
        ladder: step.ladder,
        step: `${step.step}!`,
        recipientId: recipient.staffId,
        rank: recipient.rank,
        channel,
        dueAt: due,
        acknowledge: true,
        late: false,
      })),
    );
  });
}

interface ClockedStep {
  readonly step: DueStep;
  readonly rule: EscalationRule;
}

/** Only the newest counts: whoever is asked at T-1d need not be asked about T-7d. */
function newestClocked(steps: readonly DueStep[]): ClockedStep[] {
  const newest = new Map<string, ClockedStep>();
  for (const step of steps) {
    const rule = ESCALATIONS[step.ladder]?.find((candidate) => candidate.step === step.step);
    if (!rule) continue;
    const known = newest.get(subjectKey(step.subject));
    if (!known || Temporal.Instant.compare(known.step.dueAt, step.dueAt) < 0) {
      newest.set(subjectKey(step.subject), { step, rule });
    }
  }
  return [...newest.values()];
}

function isAcknowledged(step: DueStep, from: Temporal.Instant, all: readonly Acknowledgement[]): boolean {
  const key = subjectKey(step.subject);
  return all.some(
    ({ subject, at }) => subjectKey(subject) === key && Temporal.Instant.compare(at, from) >= 0,
  );
}

function toldOf(rule: EscalationRule, recipients: readonly Recipient[]): Recipient[] {
  const tell = new Set(rule.tell);
  for (const rank of ['lead', 'backup'] as const) {
    if (!recipients.some((recipient) => recipient.rank === rank)) tell.add('coordinator');
  }
  return firstRankOfEach(recipients.filter(({ rank }) => tell.has(rank)));
}

function waysTo({ channels, urgentChannels }: Recipient, { urgent }: EscalationRule): readonly Channel[] {
  return (urgent ? urgentChannels : undefined) ?? channels;
}
