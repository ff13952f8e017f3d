import { sameAnswer, type Answer, type Answers } from './answers.js';
import { type Draft } from './drafts.js';
import { caughtUp, nothingUnsent, type Clash, type Unsent } from './unsent.js';

/**
 * The ledger to open an intake with, from what the server shows and the drafts found on this device.
 * An answer typed here that the server has in another, newer form becomes a clash: both are kept.
 */
export function ledgerFromServer(version: number, answers: Answers, drafts: readonly Draft[]): Unsent {
  return drafts.reduce<Unsent>(
    (ledger, draft) => {
      return joined(ledger, caughtUp(draft.ledger, version, answers));
    },
    nothingUnsent(version, answers),
  );
}

/** Two tabs' ledgers as one. Where both hold an answer to one question, a person chooses. */
function joined(here: Unsent, there: Unsent): Unsent {
  const waiting: Record<string, Answer | null> = { ...there.waiting, ...here.waiting };
  const clashes: Record<string, Clash> = { ...there.clashes, ...here.clashes };
  for (const [id, theirs] of Object.entries(there.waiting)) {
    const mine = here.waiting[id];
    if (mine === undefined || sameAnswer(mine, theirs)) continue;
    clashes[id] = { mine, theirs };
    delete waiting[id];
  }
  return { ...here, waiting, clashes, refused: { ...there.refused, ...here.refused } };
}
