import type { PlaceOfDetention } from '../custody/rules/transfer.js';
import type { Facility } from '../places/facility-directory.service.js';

/** What a facility decides about a case; null when nobody knows where the person is. */
export function placeOfDetention(facility: Facility | null): PlaceOfDetention | null {
  if (!facility) return null;
  const { court, district, circuit, state, timeZone } = facility;
  return { court: court?.key ?? null, district, circuit, state, timeZone };
}
