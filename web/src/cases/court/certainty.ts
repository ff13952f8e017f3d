import { allOf } from '../../api/all-of.js';
import { isDay } from '../form/day.js';
import { type HearingBody } from '../shapes.js';

export const CERTAINTIES = allOf<NonNullable<HearingBody['certainty']>>()(['exact', 'control', 'to_be_set']);
export type Certainty = (typeof CERTAINTIES)[number];

export interface DayDraft {
  certainty: Certainty | null;
  on: string | null;
  at: string;
}

/** What is missing in the date of a hearing; blank is not "to be set", which somebody has to say. */
export function dayFaults({ certainty, on, at }: DayDraft): { certainty?: string; on?: string; at?: string } {
  if (!certainty) return { certainty: 'choose' };
  return {
    ...(certainty !== 'to_be_set' && !isDay(on) && { on: 'day' }),
    ...(certainty === 'exact' && at === '' && { at: 'time' }),
  };
}

/** The date as the server takes it: what does not belong to it was perhaps typed before, and is left out. */
export function dayBody({ certainty, on, at }: DayDraft): Pick<HearingBody, 'certainty' | 'on' | 'at'> {
  return {
    certainty: certainty ?? 'exact',
    ...(certainty !== 'to_be_set' && isDay(on) && { on }),
    ...(certainty === 'exact' && at && { at }),
  };
}
