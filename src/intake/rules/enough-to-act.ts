import { isYes, wordOf, type Answers } from './answers.js';

export const MISSING_PIECES = [
  'callback-number',
  'a-number',
  'country-of-birth',
  'full-name',
  'facility',
] as const;
export type MissingPiece = (typeof MISSING_PIECES)[number];

export interface Enough {
  readonly enough: boolean;
  /** Every piece not yet known, also when there is enough: a list of what to ask next. */
  readonly missing: readonly MissingPiece[];
}

/**
 * Whether somebody could start working with these answers: a number to call back, and one of {A-number and country of
 * birth; full name and country of birth; facility and full name}. A light, never a gate.
 */
export function enoughToAct(answers: Answers): Enough {
  const has = (id: string) => answers[id]?.state === 'value';
  const known: Record<MissingPiece, boolean> = {
    'callback-number': has('caller.phone'),
    'a-number': has('detained.aNumber'),
    'country-of-birth': has('detained.countryOfBirth'),
    'full-name': hasFullName(answers),
    facility: has('detained.facility'),
  };
  const findable =
    (known['a-number'] && known['country-of-birth']) ||
    (known['full-name'] && known['country-of-birth']) ||
    (known.facility && known['full-name']);
  return {
    enough: known['callback-number'] && findable,
    missing: MISSING_PIECES.filter((piece) => !known[piece]),
  };
}

/** Given names and a surname, the government's spelling, or the one name of a person who uses one. */
function hasFullName(answers: Answers): boolean {
  if (wordOf(answers, 'detained.nameAsIceHasIt') !== null) return true;
  const given = wordOf(answers, 'detained.givenNames') !== null;
  const surname = wordOf(answers, 'detained.firstSurname') !== null;
  const single = answers['detained.singleName'];
  return (given && surname) || ((given || surname) && single?.state === 'value' && single.value === true);
}

/** Whether the caller allowed us to write down legal facts, and to share them with lawyers. */
export function consentOf(answers: Answers): { store: boolean; share: boolean } {
  return { store: isYes(answers, 'consent.store'), share: isYes(answers, 'close.consentShare') };
}
