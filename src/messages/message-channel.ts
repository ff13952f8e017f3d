import type { Temporal } from 'temporal-polyfill';
import type { FaultClass } from './rules/mail-outcome.js';
import type { Language } from './rules/templates.js';

/** What a channel carries to one person: already in that person's language, free of content. */
export interface OutgoingMessage {
  /** Stable per reminder and numbered try: the same correlation is the same message. */
  readonly correlation: string;
  readonly address: string;
  readonly language: Language;
  readonly subject: string;
  readonly text: string;
  /** Where one chooses to hear no more of it; only of what may be missed. */
  readonly unsubscribe?: string;
  /** An entry for the recipient's own calendar, as iTIP text; only mail carries it. */
  readonly calendar?: { readonly method: 'REQUEST' | 'CANCEL'; readonly content: string };
  /** Only notifications carry it; theirs is the address of a person, who may have several devices. */
  readonly push?: PushWish;
}

/** What a notification needs beside its words. */
export interface PushWish {
  /** The same for every try of one reminder: what comes later takes its place. Letters of base64url, at most 32. */
  readonly tag: string;
  /** Where a press on it leads, within the office; it asks to sign in. */
  readonly path: string;
  /** Whether a phone that saves its battery is to be woken. */
  readonly isUrgent: boolean;
  /** So long it is worth keeping for a device that is off. */
  readonly lifeSeconds: number;
}

/** What became of one try. Ambiguous means that the other side may have taken it. */
export type Outcome =
  | { readonly kind: 'accepted'; readonly receipt: string }
  | { readonly kind: 'refused'; readonly lasting: boolean; readonly fault: FaultClass }
  | { readonly kind: 'ambiguous'; readonly fault: FaultClass };

/** Where and when a message may have gone, for a side that can only be asked by that. */
export interface Sent {
  readonly address: string;
  readonly since: Temporal.Instant;
}

/** Of an office in staging: whatever is planned, nobody outside is reached. */
export const NOT_SENT: Outcome = { kind: 'accepted', receipt: 'staging: nothing left the office' };

export type Sighting = 'accepted' | 'absent' | 'unknown';

/** How a message leaves the office. Every way out stands behind this port; none throws for what the other side does. */
export abstract class MessageChannel {
  /** Name of the other side for the attempt's record. */
  abstract readonly provider: string;

  /** Hands one message over, once. Answers within 25 seconds; must run outside every transaction. */
  abstract send(message: OutgoingMessage): Promise<Outcome>;

  /** Whether a message of this correlation was taken earlier; `unknown` when the other side cannot be asked. */
  abstract lookUp(correlation: string, sent: Sent): Promise<Sighting>;
}
