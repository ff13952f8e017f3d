/**
 * Why somebody is to call a client, or somebody of the family: they wished to be called, a text did not get through, they asked
 * us to stop, or the number is not theirs.
 */
export const CLIENT_CALL_REASONS = [
  'client-due',
  'client-unreached',
  'client-stopped',
  'client-wrong-number',
] as const;
export type ClientCallReason = (typeof CLIENT_CALL_REASONS)[number];

/** Why somebody is to call a colleague: no message got through, nobody has confirmed, or an answer nobody could read. */
export const CALL_REASONS = ['unreachable', 'unconfirmed', 'unclear-reply', ...CLIENT_CALL_REASONS] as const;
export type CallReason = (typeof CALL_REASONS)[number];

/** How the call went. `settled` is not said by anybody: somebody confirmed the date before the call was made. */
export const CALL_OUTCOMES = ['reached', 'left-word', 'no-answer', 'not-needed', 'settled'] as const;
export type CallOutcome = (typeof CALL_OUTCOMES)[number];
export const SAID_OUTCOMES = ['reached', 'left-word', 'no-answer', 'not-needed'] as const;
