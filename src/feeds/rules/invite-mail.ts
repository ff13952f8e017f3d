import { Temporal } from 'temporal-polyfill';
import { renderInvite } from '../../messages/rules/invite-templates.js';
import type { Language } from '../../messages/rules/templates.js';
import { calendarText } from './calendar-text.js';
import { eventsOf } from './feed-events.js';

export interface InviteToWord {
  readonly uid: string;
  readonly sequence: number;
  readonly method: 'REQUEST' | 'CANCEL';
  /** The case code, never a name. */
  readonly reference: string;
  /** A whole day, YYYY-MM-DD, of a control date; null when there is an instant. */
  readonly on: string | null;
  readonly at: Temporal.Instant | null;
  readonly timeZone: string;
  readonly madeAt: Temporal.Instant;
}

/** The mail of an invite: its words, and the entry with the title, UID and SEQUENCE of the feeds. */
export function inviteMail(
  invite: InviteToWord,
  to: { readonly address: string; readonly language: Language },
  office: { readonly address: string; readonly link: string },
): { subject: string; text: string; calendar: { method: 'REQUEST' | 'CANCEL'; content: string } } {
  const { uid, sequence, method, reference, on, at, timeZone, madeAt } = invite;
  const isCancelled = method === 'CANCEL';
  const when = at ? { at, zone: timeZone } : { on: Temporal.PlainDate.from(on ?? '') };
  const key = isCancelled ? 'called-off' : 'added';
  const events = eventsOf(
    [
      {
        kind: 'hearing',
        id: uid,
        root: uid,
        reference,
        on,
        at: at?.toString() ?? null,
        isTentative: at === null,
        sequence,
        changedAt: madeAt.toString(),
        isCancelled,
      },
    ],
    'dates',
    to.language,
  );
  const people = { organizer: office.address, attendee: to.address };
  const content = calendarText(null, events, { method, ...people });
  return {
    ...renderInvite(key, to.language, { code: reference, when, link: office.link }),
    calendar: { method, content },
  };
}
