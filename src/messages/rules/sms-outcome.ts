import type { FaultClass } from './mail-outcome.js';

/** What the provider answered to "send this". */
export interface SmsAnswer {
  readonly status: number;
  /** The provider's own number for what is wrong; null when it gave none. */
  readonly code: number | null;
}

export type SmsFailure =
  | { readonly kind: 'refused'; readonly lasting: boolean; readonly fault: FaultClass }
  | { readonly kind: 'ambiguous'; readonly fault: FaultClass };

/** Ways a connection ends before anything was said. Everything else may have been heard. */
const NEVER_CONNECTED = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** The number cannot get texts: not a number, not a mobile one, not reachable from here, a landline. */
const BAD_NUMBER = new Set([21211, 21214, 21217, 21408, 21612, 21614, 30005, 30006]);
/** The person said STOP to the provider. */
const OPTED_OUT = 21610;
const TOO_MANY = 429;

/**
 * What an answer other than "created" means. A refusal of the request itself (4xx) is definite: nothing was sent. A
 * server that fails (5xx, 408) may have taken the message before it did. The account's own troubles (401, 403, 404) and
 * too many at once are worth another try; a refused number or text is refused for good. Never blindly again: 21610, 30004
 * to 30007.
 */
export function judgeSmsAnswer({ status, code }: SmsAnswer): SmsFailure {
  if (status >= 500 || status === 408) return { kind: 'ambiguous', fault: 'no-reply' };
  if (code === OPTED_OUT) return { kind: 'refused', lasting: true, fault: 'opted-out' };
  if (code !== null && BAD_NUMBER.has(code))
    return { kind: 'refused', lasting: true, fault: 'number-refused' };
  if (status === TOO_MANY) return { kind: 'refused', lasting: false, fault: 'server-refused' };
  if (status === 401 || status === 403 || status === 404)
    return { kind: 'refused', lasting: false, fault: 'sign-in' };
  if (status >= 400) return { kind: 'refused', lasting: true, fault: 'message-refused' };
  return { kind: 'ambiguous', fault: 'no-reply' };
}

/** What a conversation without an answer means, by the error code of whatever broke it. */
export function judgeSmsSilence(code: string | undefined): SmsFailure {
  if (code !== undefined && NEVER_CONNECTED.has(code))
    return { kind: 'refused', lasting: false, fault: 'connection' };
  return { kind: 'ambiguous', fault: 'no-reply' };
}

export const RECEIPT_STATUSES = [
  'accepted',
  'scheduled',
  'queued',
  'sending',
  'sent',
  'delivered',
  'undelivered',
  'failed',
  'canceled',
  'read',
] as const;
export type ReceiptStatus = (typeof RECEIPT_STATUSES)[number];

/** What became of a message, as far as receipts say. */
export type Fate = 'taken' | 'delivered' | 'undelivered';

/** What one receipt proves. */
export function fateBy(status: ReceiptStatus): Fate {
  if (status === 'delivered' || status === 'read') return 'delivered';
  if (status === 'undelivered' || status === 'failed' || status === 'canceled') return 'undelivered';
  return 'taken';
}

/**
 * What all receipts of one message prove together. They come more than once and in any order, so only the highest counts:
 * delivered above undelivered above taken. A phone that showed the message cannot have missed it, whatever is said later;
 * that both are said of one message happens and is no reason to tell more people.
 */
export function fateOf(statuses: readonly ReceiptStatus[]): Fate | null {
  const fates = new Set(statuses.map(fateBy));
  return (['delivered', 'undelivered', 'taken'] as const).find((fate) => fates.has(fate)) ?? null;
}

/** Why a message was not delivered, by the provider's number in the receipt. */
export function faultOfReceipt(code: number | null): FaultClass {
  if (code === OPTED_OUT) return 'opted-out';
  return code !== null && BAD_NUMBER.has(code) ? 'number-refused' : 'undelivered';
}
