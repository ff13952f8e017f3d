/** Why a text that belongs to no case is put away. Choices, so that no word about anybody gets in. */
export const ASIDE_REASONS = ['wrong-number', 'advertising', 'answered-otherwise', 'not-for-us'] as const;
export type AsideReason = (typeof ASIDE_REASONS)[number];

/** More than ten parts of a text message; what is longer did not come from a telephone. */
const MOST_LETTERS = 4000;

/** What somebody wrote, as it can be kept: no letters that PostgreSQL refuses, and no more than a text can be long. */
export function keptWords(body: string): string {
  return body.toWellFormed().replaceAll('\u0000', '').trim().slice(0, MOST_LETTERS).toWellFormed();
}
