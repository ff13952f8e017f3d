/** What a place of detention decides about a case. */
export interface PlaceOfDetention {
  /** Key of the immigration court that serves it; null when none is known. */
  readonly court: string | null;
  readonly district: string;
  readonly circuit: number;
  readonly state: string;
  readonly timeZone: string;
}

export const TRANSFER_CHANGES = ['court', 'district', 'circuit', 'state', 'timeZone'] as const;
export type TransferChange = (typeof TRANSFER_CHANGES)[number];

/** What is different at the new place; nothing when one of the places is not known. */
export function transferChanges(
  before: PlaceOfDetention | null,
  after: PlaceOfDetention | null,
): TransferChange[] {
  if (!before || !after) return [];
  return TRANSFER_CHANGES.filter((what) => before[what] !== after[what]);
}

/**
 * Whether somebody has to ask which court has the case now: bond is asked of the court of the place of detention
 * (8 CFR 1003.19(c)), and habeas of its district.
 */
export function opensVenueQuestion(changes: readonly TransferChange[]): boolean {
  return changes.some((change) => change === 'court' || change === 'district' || change === 'circuit');
}
