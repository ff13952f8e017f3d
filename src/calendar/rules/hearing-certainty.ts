export const HEARING_CERTAINTIES = ['exact', 'control', 'to_be_set'] as const;
/**
 * How far the court has gone: a day and an hour; a control date, which holds a place on the court's calendar and says that
 * one has to call; or no date at all yet. That nothing is known is said, never left blank.
 */
export type HearingCertainty = (typeof HEARING_CERTAINTIES)[number];

/** Wall time at the court by which a control date is over: the hour until which we count a day. */
export const CONTROL_DATE_ENDS = '17:00';

export interface WishedDay {
  readonly certainty: HearingCertainty;
  readonly on?: string | undefined;
  readonly at?: string | undefined;
}

/** What is missing or too much in a hearing's date, by field; empty when it can be. Days and hours are the court's. */
export function faultsOfDay({ certainty, on, at }: WishedDay): { field: string; code: string }[] {
  const faults: { field: string; code: string }[] = [];
  if (certainty === 'to_be_set' && on) faults.push({ field: 'on', code: 'not-when-to-be-set' });
  if (certainty !== 'to_be_set' && !on) faults.push({ field: 'on', code: 'needed' });
  if (certainty === 'exact' && !at) faults.push({ field: 'at', code: 'needed' });
  if (certainty !== 'exact' && at) faults.push({ field: 'at', code: 'only-when-exact' });
  return faults;
}

/** Whether a date is a question that comes again while it has no answer: once answered, it is not opened again by hand. */
export function comesAgain(code: string): boolean {
  return code === 'ASK_COURT';
}
