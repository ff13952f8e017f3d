import { Temporal } from 'temporal-polyfill';
import type { Offered } from '../messages/offered-ways.service.js';
import { officeFacts, type OfficeFacts } from '../places/rules/federal-holidays.js';
import type {
  ClientFacts,
  NewReminder,
  PlanFacts,
  PlanOrder,
  RecipientFacts,
  ReminderLine,
} from './plan.queries.js';
import { diffPlan, type ExistingReminder } from './rules/diff-plan.js';
import { CHANNELS, LADDERS } from './rules/ladders.js';
import type { Recipient } from './rules/audience.js';
import { planClients, type ClientToTell } from './rules/plan-clients.js';
import {
  planReminders,
  type DeadlineToRemind,
  type HearingToRemind,
  type PlannedReminder,
  type ReminderSubject,
} from './rules/plan-reminders.js';
import { quietHours, type QuietHours } from './rules/quiet-hours.js';
import type { ReminderState } from './rules/reminder-states.js';
import { remembered } from './rules/remembered.js';
import { instantOfStep } from './rules/step-time.js';

type LineParts = [
  id: string,
  kind: ExistingReminder['kind'],
  about: ReminderSubject['kind'],
  subjectId: string,
  version: string,
  step: string,
  recipientId: string,
  channel: ExistingReminder['channel'],
  dueAt: string,
  state: ReminderState,
  wasSent: string,
  inDigest: string,
];

/** Of a microsecond. */
const NANOSECONDS = 1000n;
/** The people of a case are told at the same instants by several ways. */
const MOST_INSTANTS = 4000;
const instants = remembered<string, Temporal.Instant>(MOST_INSTANTS);
/** An office closes a few days a year, and what follows from them is known of the ones that are the same. */
const MOST_CLOSURES = 100;
const closuresOf = remembered<string, OfficeFacts>(MOST_CLOSURES);

/**
 * Everybody who may be told, by the ways each chose. The inbox is always one; mail is, whatever was chosen, while texts
 * cannot reach the person: nobody is left with the inbox alone because they said STOP or the office gave texts up, and nobody
 * with notifications alone. Those come to whoever has a device that wants them.
 */
export function recipientsOf(rows: readonly RecipientFacts[], offered: Offered): Recipient[] {
  return rows.map((row) => {
    const texts = row.sms && offered.sms;
    const push = row.push && offered.push;
    const uses = { mail: row.mail || !texts, sms: texts, push, inbox: true, call: false };
    const urgently = { mail: true, sms: row.phone && offered.sms, push, inbox: true, call: false };
    return {
      staffId: row.staff_id,
      rank: row.rank,
      channels: CHANNELS.filter((channel) => uses[channel]),
      urgentChannels: CHANNELS.filter((channel) => urgently[channel]),
      since: Temporal.Instant.from(row.since),
      quiet: quietOf(row),
      // It is a mail, so only for whom mail is a way at all.
      daily: row.daily && uses.mail,
    };
  });
}

/** Clients and family who may be told now. Whoever wanted texts of an office that sends none is called. */
function clientsOf(rows: readonly ClientFacts[], smsOffered: boolean): ClientToTell[] {
  return rows.map(({ opt_in_id: optInId, way, since, zone }) => ({
    optInId,
    channel: way === 'text' && smsOffered ? 'sms' : 'call',
    since: Temporal.Instant.from(since),
    zone,
  }));
}

/** Somebody's quiet hours, as the database tells them. */
export function quietOf(row: Pick<RecipientFacts, 'quiet_from' | 'quiet_until' | 'zone'>): QuietHours {
  return quietHours(row.quiet_from, row.quiet_until, row.zone);
}

/** What the dates and people of a case call for. */
export interface CalledFor {
  readonly planned: readonly PlannedReminder[];
  readonly alive: readonly ReminderSubject[];
  readonly recipientIds: readonly string[];
  /** When to act, by the id of the date. */
  readonly targets: ReadonlyMap<string, Target>;
}

/** What a case calls for in an office that has these ways. */
export function calledFor(facts: PlanFacts, offered: Offered): CalledFor {
  const closures = closuresOf(JSON.stringify(facts.closures), () => officeFacts(facts.closures));
  const deadlines = facts.deadlines.map(deadlineOf);
  const hearings = facts.hearings.flatMap(hearingOf);
  const recipients = recipientsOf(facts.recipients, offered);
  const now = Temporal.Instant.from(facts.now);
  const clients = clientsOf(facts.clients, offered.sms);
  const set = facts.hearings.filter(({ certainty }) => certainty === 'exact').flatMap(hearingOf);
  return {
    planned: [
      ...planReminders({ deadlines, hearings, recipients, ladders: LADDERS, now, officeFacts: closures }),
      ...planClients({ deadlines, hearings: set, clients, now }),
    ],
    alive: [
      ...deadlines.map(({ id, version }) => ({ kind: 'deadline' as const, id, version })),
      ...hearings.map(({ id, version }) => ({ kind: 'hearing' as const, id, version })),
    ],
    recipientIds: [
      ...new Set([...recipients.map(({ staffId }) => staffId), ...clients.map(({ optInId }) => optInId)]),
    ],
    targets: targetsOf(deadlines, hearings, closures),
  };
}

/** The changes that bring the rows of a case to what it calls for. Applied once, a second order is empty. */
export function orderOf(
  { planned, alive, recipientIds, targets }: CalledFor,
  rows: readonly ReminderLine[],
): PlanOrder {
  const { insert, cancel, reschedule } = diffPlan({
    existing: rows.map(existingOf),
    planned,
    alive,
    recipientIds,
  });
  return {
    insert: insert.map((reminder) => toNewReminder(reminder, targets.get(reminder.subject.id))),
    cancel,
    reschedule: reschedule.map(({ id, dueAt }) => ({ id, dueAt: dueAt.toString() })),
    alive,
    recipients: recipientIds,
  };
}

export interface Target {
  readonly at: Temporal.Instant;
  readonly timeZone: string;
}

/** A planned reminder as a row; `target` is when to act. */
export function toNewReminder(reminder: PlannedReminder, target: Target | undefined): NewReminder {
  const { subject } = reminder;
  return {
    deadlineId: subject.kind === 'deadline' ? subject.id : null,
    hearingId: subject.kind === 'hearing' ? subject.id : null,
    version: subject.version,
    subjectAt: textOf(target?.at ?? reminder.dueAt),
    timeZone: target?.timeZone ?? 'UTC',
    kind: reminder.kind,
    ladder: reminder.ladder,
    step: reminder.step,
    rank: reminder.rank,
    recipientId: reminder.recipientId,
    channel: reminder.channel,
    acknowledge: reminder.acknowledge,
    dueAt: textOf(reminder.dueAt),
    late: reminder.late,
  };
}

const texts = new WeakMap<Temporal.Instant, string>();

/** Many reminders share an instant, and writing one down is dear. */
function textOf(instant: Temporal.Instant): string {
  let text = texts.get(instant);
  if (text === undefined) texts.set(instant, (text = instant.toString()));
  return text;
}

function deadlineOf(row: PlanFacts['deadlines'][number]): DeadlineToRemind {
  const { id, version, code, ladder, timeZone } = row;
  const remind =
    row.at === null ? { on: Temporal.PlainDate.from(row.on ?? '') } : { at: Temporal.Instant.from(row.at) };
  return { id, version, code, ladder, timeZone, remind, openedAt: Temporal.Instant.from(row.openedAt) };
}

function hearingOf(row: PlanFacts['hearings'][number]): HearingToRemind[] {
  const { id, version, timeZone } = row;
  if (row.startsAt === null) return [];
  const [startsAt, openedAt] = [row.startsAt, row.openedAt].map((text) => Temporal.Instant.from(text));
  return startsAt && openedAt ? [{ id, version, timeZone, startsAt, openedAt }] : [];
}

function existingOf(line: ReminderLine): ExistingReminder {
  const [id, kind, about, subjectId, version, step, recipientId, channel, dueAt, state, sent, told] =
    line.split('|') as LineParts;
  return {
    id,
    subject: { kind: about, id: subjectId, version: Number(version) },
    kind,
    step,
    recipientId,
    channel,
    dueAt: instants(dueAt, () => Temporal.Instant.fromEpochNanoseconds(BigInt(dueAt) * NANOSECONDS)),
    standing: standingOf(state, sent === 't'),
    inDigest: told === 't',
  };
}

/** A row that was sent before it was cancelled is settled: it must never go out a second time. */
function standingOf(state: ReminderState, wasSent: boolean): ExistingReminder['standing'] {
  if (state === 'scheduled') return 'waiting';
  return state === 'cancelled' && !wasSent ? 'cancelled' : 'settled';
}

function targetsOf(
  deadlines: readonly DeadlineToRemind[],
  hearings: readonly HearingToRemind[],
  facts: OfficeFacts,
): Map<string, Target> {
  const targets = new Map<string, Target>();
  for (const { id, remind, ladder, timeZone, openedAt } of deadlines) {
    const { closeOfDay } = LADDERS[ladder];
    const context = { target: remind, timeZone, openedAt, closeOfDay, officeFacts: facts };
    targets.set(id, { at: instantOfStep({ kind: 'hour', hours: 0 }, context), timeZone });
  }
  for (const { id, startsAt, timeZone } of hearings) targets.set(id, { at: startsAt, timeZone });
  return targets;
}

/** The dated thing a row is about: one of the two ids is there. */
export function subjectOf(row: {
  readonly deadline_id: string | null;
  readonly hearing_id: string | null;
  readonly subject_version: number;
}): ReminderSubject {
  return {
    kind: row.deadline_id ? 'deadline' : 'hearing',
    id: row.deadline_id ?? row.hearing_id ?? '',
    version: row.subject_version,
  };
}
