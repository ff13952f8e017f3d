import type { Temporal } from 'temporal-polyfill';
import { renderClient } from '../messages/rules/client-words.js';
import { renderMessage, renderSms } from '../messages/rules/render.js';
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
}

/** The very words of a mail or a text; a text has no subject. What is shown ahead of time is made here too. */
export function messageWords(
  { id, channel, worded, caseReference, subjectAt, timeZone }: ReminderToWord,
  language: Language,
  publicUrl: string,
): { subject: string; text: string } {
  const key = templateOf(worded);
  const facts = { code: caseReference, at: subjectAt, zone: timeZone };
  if (channel === 'sms') return { subject: '', text: renderSms(key, language, { ...facts, publicUrl }) };
  const link = new URL(`/ack/${id}`, publicUrl).toString();
  return renderMessage(key, language, { ...facts, link });
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
