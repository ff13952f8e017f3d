import type { Temporal } from 'temporal-polyfill';
import type { PushWish } from '../messages/message-channel.js';
import { renderClient } from '../messages/rules/client-words.js';
import { renderMessage, renderPush, renderSms } from '../messages/rules/render.js';
import type { Language } from '../messages/rules/templates.js';
import type { Channel } from './rules/ladders.js';
import { templateOf, type WordedReminder } from './rules/wording.js';

/** A reminder as far as its words depend on it. */
export interface ReminderToWord {
  readonly id: string;
  readonly channel: Channel;
  readonly worded: WordedReminder;
  readonly caseReference: string;
  readonly subjectAt: Temporal.Instant;
  readonly timeZone: string;
  /** Of a notice that messages to clients are held back: how many. */
  readonly heldClients?: number | null;
}

/** The very words of a mail, a text or a notification; a text has no subject, a notification's is its title. What is shown ahead of time is made here too. */
export function messageWords(
  { id, channel, worded, caseReference, subjectAt, timeZone, heldClients }: ReminderToWord,
  language: Language,
  publicUrl: string,
): { subject: string; text: string } {
  const key = templateOf(worded);
  const count = heldClients ?? undefined;
  const facts = { code: caseReference, at: subjectAt, zone: timeZone, ...(count && { count }) };
  if (channel === 'sms') return { subject: '', text: renderSms(key, language, { ...facts, publicUrl }) };
  if (channel === 'push') return renderPush(key, language, facts);
  const link = new URL(`/ack/${id}`, publicUrl).toString();
  return renderMessage(key, language, { ...facts, link });
}

/** A device that is off for longer has nothing of it: by then somebody has confirmed, or others were asked. */
const LONGEST_LIFE_SECONDS = 24 * 3600;
const SHORTEST_LIFE_SECONDS = 900;

/**
 * What a notification needs beside its words. It waits for a device that is off until the date, at most a day; one of the
 * last day, or that asks in somebody's place, wakes the phone.
 */
export function pushWish({
  id,
  kind,
  subjectAt,
  now,
}: Pick<ReminderToWord, 'id' | 'subjectAt'> & {
  readonly kind: 'reminder' | 'escalation';
  readonly now: Temporal.Instant;
}): PushWish {
  const left = Math.floor((subjectAt.epochMilliseconds - now.epochMilliseconds) / 1000);
  const lifeSeconds =
    left > 0 ? Math.min(Math.max(left, SHORTEST_LIFE_SECONDS), LONGEST_LIFE_SECONDS) : LONGEST_LIFE_SECONDS;
  const isUrgent = kind === 'escalation' || (left > 0 && left <= LONGEST_LIFE_SECONDS);
  return { tag: id.replaceAll('-', ''), path: `/ack/${id}?via=push`, isUrgent, lifeSeconds };
}

/** A reminder to somebody outside the office, as far as its words depend on it. */
export interface ClientReminderToWord {
  readonly channel: Channel;
  readonly subjectAt: Temporal.Instant;
  readonly timeZone: string;
  readonly isDay: boolean;
  /** Nothing has gone to them yet: the first says who writes and how to stop. */
  readonly isFirst: boolean;
}

/** The very words of a text to a client or family; or, when a person calls, what that person says. */
export function clientWords(
  { channel, subjectAt, timeZone, isDay, isFirst }: ClientReminderToWord,
  language: Language,
  phone: string | null,
): string {
  const key = channel === 'call' ? 'due' : isFirst ? 'first' : 'next';
  return renderClient(key, language, { at: subjectAt, zone: timeZone, isDay, phone });
}
