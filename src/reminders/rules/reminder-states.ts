import type { FaultClass } from '../../messages/rules/mail-outcome.js';

export const REMINDER_STATES = [
  'scheduled',
  'claimed',
  'sent',
  'delivered',
  'acknowledged',
  'escalated',
  'cancelled',
  'dead',
] as const;
export type ReminderState = (typeof REMINDER_STATES)[number];

/**
 * Where a reminder may go from where. `sent` was handed to the other side; `delivered` reached its reader (the inbox
 * does at once). `escalated` means that nobody confirmed in time and others were asked. Nothing leaves `acknowledged`
 * and `cancelled`; `dead` is left only when a person opens it again; a receipt can say of a sent one that it never arrived; a dead reminder always has an incident and has been passed on. A reminder can be acknowledged
 * before we know that it was sent: the link in the mail is proof enough. `cancelled` is left only by a reminder that never
 * went out and is wanted again, as if it had been written anew.
 */
export const REMINDER_MOVES: Readonly<Record<ReminderState, readonly ReminderState[]>> = {
  scheduled: ['claimed', 'acknowledged', 'cancelled'],
  claimed: ['scheduled', 'sent', 'delivered', 'acknowledged', 'dead', 'cancelled'],
  sent: ['delivered', 'acknowledged', 'escalated', 'cancelled', 'dead'],
  delivered: ['acknowledged', 'escalated', 'cancelled'],
  escalated: ['acknowledged', 'cancelled'],
  acknowledged: [],
  cancelled: [],
  dead: ['scheduled'],
};

/** States in which a reminder still waits for something, and so is cancelled when its date moves. */
export const OPEN_STATES: readonly ReminderState[] = [
  'scheduled',
  'claimed',
  'sent',
  'delivered',
  'escalated',
];

export const ATTEMPT_STATES = ['sending', 'idle', 'ambiguous', 'accepted', 'refused'] as const;
export type AttemptState = (typeof ATTEMPT_STATES)[number];

/** Why a reminder could not be delivered, beside what channels say. */
export const DELIVERY_FAULTS = ['recipient-gone', 'worker-lost', 'not-prepared'] as const;
export type DeliveryFault = FaultClass | (typeof DELIVERY_FAULTS)[number];

export const INCIDENT_KINDS = [
  'dead-reminder',
  'unacknowledged',
  'one-person',
  'plan-drift',
  'engine-silent',
  'moved-instant',
  'mail-away',
  'texts-away',
  'push-away',
  'dead-digest',
  'digest-late',
] as const;
export type IncidentKind = (typeof INCIDENT_KINDS)[number];

/** How somebody said "seen": by the page a mail or a notification leads to, in the inbox, or by answering a text. */
export const ACKNOWLEDGED_VIA = ['mail', 'push', 'inbox', 'sms'] as const;
export type AcknowledgedVia = (typeof ACKNOWLEDGED_VIA)[number];
/** What a request may say; an answered text is not a request. */
export const CLICKED_VIA = ['mail', 'push', 'inbox'] as const;

/** Of a mail of the day. `superseded`: when its hour came, nothing in it was left to say. */
export const DIGEST_STATES = ['waiting', 'sending', 'sent', 'superseded', 'dead'] as const;
export type DigestState = (typeof DIGEST_STATES)[number];
