import { wordOf, type Answer, type Answers } from './answers.js';
import type { ConsentScope } from './call.js';

export interface ConsentChange {
  readonly scope: ConsentScope;
  readonly given: boolean;
  /** Language in which the text was read: as recorded, else the caller's. */
  readonly language: string;
}

const QUESTION_OF: Readonly<Record<ConsentScope, string>> = {
  store: 'consent.store',
  share: 'close.consentShare',
};

/** The consents a patch gives, refuses or takes back, each to be kept for good. */
export function consentChanges(
  answers: Answers,
  changes: ReadonlyMap<string, Answer | null>,
): ConsentChange[] {
  const language = wordOf(answers, 'consent.readIn') ?? wordOf(answers, 'caller.language') ?? 'unknown';
  return (['store', 'share'] as const)
    .filter((scope) => changes.has(QUESTION_OF[scope]))
    .map((scope) => ({ scope, given: wordOf(answers, QUESTION_OF[scope]) === 'yes', language }));
}
