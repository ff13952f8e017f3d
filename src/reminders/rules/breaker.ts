import type { Outcome } from '../../messages/message-channel.js';

/** So many different messages in a row without a word from the other side, and nobody waits for it any more. */
export const AWAY_AFTER = 5;
/** Then one message so often tries whether it is back. */
export const PROBE_EVERY_SECONDS = 60;

/**
 * Whether an outcome says that the other side is unwell, and not that it minds this one message or address: silence, no
 * connection, a sign-in or a server that refuses for now. A greylisted address is the address's.
 */
export function saysAway(outcome: Outcome): boolean {
  if (outcome.kind === 'accepted') return false;
  return outcome.kind === 'ambiguous' || (!outcome.lasting && outcome.fault !== 'address-refused');
}
