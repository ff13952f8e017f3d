import { type SendOutcome } from './autosave.js';
import { type Standing, type Told } from './intake-types.js';

/** What the server's reply to a patch means for the ledger. */
export function outcomeOf(told: Told<Standing>): SendOutcome<Standing> {
  if (told.ok) {
    const { version, savedAt } = told.value;
    return { kind: 'acknowledged', version, savedAt, reply: told.value };
  }
  if (told.why !== 'problem') return { kind: told.why };
  const { status, slug, errors } = told.problem;
  if (status === 412 && told.current) return { kind: 'overtaken', current: told.current };
  // A body that is too large is found by sending its questions one at a time, like any other refusal.
  if (status === 422 || status === 413) return { kind: 'refused', errors: [...errors] };
  const again = status >= 500 || status === 429 || status === 408 || status === 412;
  return { kind: 'failed', slug, again };
}
