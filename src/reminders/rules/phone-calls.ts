/** Why somebody is to call a colleague: no message got through, nobody has confirmed, or an answer nobody could read. */
export const CALL_REASONS = ['unreachable', 'unconfirmed', 'unclear-reply'] as const;
export type CallReason = (typeof CALL_REASONS)[number];

/** How the call went. `settled` is not said by anybody: somebody confirmed the date before the call was made. */
export const CALL_OUTCOMES = ['reached', 'left-word', 'no-answer', 'not-needed', 'settled'] as const;
export type CallOutcome = (typeof CALL_OUTCOMES)[number];
export const SAID_OUTCOMES = ['reached', 'left-word', 'no-answer', 'not-needed'] as const;
