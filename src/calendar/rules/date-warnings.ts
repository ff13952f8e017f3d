import { Temporal } from 'temporal-polyfill';
import type { HearingWarning } from './hearing-time.js';
import type { Modality } from './hearing-words.js';

/** Two hearings closer than this have one person in two rooms: nobody knows how long a judge takes. */
export const NEAR_MINUTES = 60;
/** Between two courts one has to travel to. */
export const TRAVEL_MINUTES = 240;

export const BOOKED_ROLES = ['lead', 'backup'] as const;
export type BookedRole = (typeof BOOKED_ROLES)[number];

const ELSEWHERE = { lead: 'lead-elsewhere', backup: 'backup-elsewhere' } as const;

/** Warnings about the people of the case who are at another hearing then. */
export function elsewhere(roles: readonly BookedRole[]): HearingWarning[] {
  return BOOKED_ROLES.filter((role) => roles.includes(role)).map((role) => ELSEWHERE[role]);
}

/** Whether a day, YYYY-MM-DD, lies before the first day the person was held; false while that is not known to the day. */
export function isBeforeDetention(on: string, firstHeldOn: string | null): boolean {
  return firstHeldOn !== null && Temporal.PlainDate.compare(on, firstHeldOn) < 0;
}

/** The warnings nobody has confirmed yet. */
export function unconfirmed(
  warnings: readonly HearingWarning[],
  confirmed: readonly HearingWarning[],
): HearingWarning[] {
  return warnings.filter((warning) => !confirmed.includes(warning));
}

/**
 * What is wrong with the way in: whoever follows an address that is not encrypted can be listened to. By phone it is a
 * number, and only an address among its words has to be https.
 */
export function faultOfLink(modality: Modality, link: string | null): 'not-https' | null {
  if (link === null) return null;
  const isHttps = /^https:\/\/[^\s/]+/.test(link) && URL.canParse(link);
  if (modality === 'webex' || modality === 'video') return isHttps ? null : 'not-https';
  return /:\/\//.test(link) && !isHttps ? 'not-https' : null;
}
