/** A date of a case that nobody has made sure of. */
export interface UnsureDate {
  readonly kind: 'deadline' | 'hearing';
  readonly id: string;
  /** Of a deadline, by its rule. */
  readonly title: { readonly en: string; readonly es: string } | null;
  readonly hearingKind: string | null;
  /** A whole day; null when there is an instant. */
  readonly on: string | null;
  /** ISO instant. */
  readonly at: string | null;
  readonly timeZone: string;
}

/** Which dates stand in the way of closing a case. Cases ask; the calendar answers. */
export abstract class ClosingDates {
  /** Critical dates of the case, to come or late, that are not verified as they stand now, the soonest first. */
  abstract unsure(caseId: string): Promise<UnsureDate[]>;
}
