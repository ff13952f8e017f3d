/** Names as their bearers write them: any script, two surnames, one surname, or a single name. */
export interface PersonName {
  readonly givenNames?: string;
  readonly firstSurname?: string;
  readonly secondSurname?: string;
  /** The one string the government uses, when it differs. */
  readonly asIceHasIt?: string;
}

/** Composed form, single spaces: the same name is the same text whichever keyboard wrote it. No letter is refused. */
export function tidyName(typed: string): string {
  return typed.normalize('NFC').replace(/\s+/gu, ' ').trim();
}

/**
 * The name as lists show it: HERNÁNDEZ LÓPEZ, José. A single name stands alone; when only the government's spelling is
 * known, it is shown as it is. Empty text when nothing is known.
 */
export function displayName(name: PersonName): string {
  const surnames = [name.firstSurname, name.secondSurname]
    .filter(isGiven)
    .map((part) => tidyName(part).toUpperCase());
  const given = name.givenNames ? tidyName(name.givenNames) : '';
  const shown = [surnames.join(' '), given].filter(isGiven).join(', ');
  return shown || tidyName(name.asIceHasIt ?? '');
}

function isGiven(part: string | undefined): part is string {
  return part !== undefined && part.trim() !== '';
}
