import { type PartialDate } from '../../ui/partial-date.js';
import { type StayBody } from '../shapes.js';

/** Who told us where the person is. */
export const CUSTODY_SOURCES = [
  'locator',
  'family',
  'client',
  'attorney',
  'court',
  'ice',
  'jail',
  'intake',
] as const satisfies readonly StayBody['source'][];

export interface StayDraft {
  facility: { id: string; timeZone: string } | null;
  /** Nobody knows where: said on purpose, not left out. */
  nowhereKnown: boolean;
  arrived: PartialDate | null;
  source: StayBody['source'] | null;
  /** Still in a local jail: the hour at which it would let the person go, in its own zone. */
  releaseOn: string | null;
  releaseAt: string;
  detainerLodged: 'yes' | 'no' | 'unknown' | null;
}

export const EMPTY_STAY: StayDraft = {
  facility: null,
  nowhereKnown: false,
  arrived: null,
  source: null,
  releaseOn: null,
  releaseAt: '',
  detainerLodged: null,
};

const HOME_ZONE = 'America/New_York';

/** What is missing, by field, as codes of the `fault.` words. */
export function stayFaults(draft: StayDraft): Partial<Record<keyof StayDraft, string>> {
  const { facility, nowhereKnown, source, releaseOn, releaseAt } = draft;
  return {
    ...(!facility && !nowhereKnown && { facility: 'place' }),
    ...(!source && { source: 'choose' }),
    ...(releaseOn && !releaseAt && { releaseAt: 'time' }),
    ...(!releaseOn && releaseAt && { releaseOn: 'day' }),
  };
}

/** The stay as the server takes it; what was not said is left out. Null while the source is missing. */
export function stayBody(draft: StayDraft, id: string): StayBody | null {
  const { facility, nowhereKnown, arrived, source, releaseOn, releaseAt, detainerLodged } = draft;
  if (!source) return null;
  const place = nowhereKnown ? null : facility;
  return {
    id,
    facilityId: place?.id ?? null,
    source,
    ...(arrived && { arrivedOn: arrivalText(arrived) }),
    ...(releaseOn &&
      releaseAt && { wouldBeReleasedAt: wallInstant(releaseOn, releaseAt, place?.timeZone ?? HOME_ZONE) }),
    ...((detainerLodged === 'yes' || detainerLodged === 'no') && {
      detainerLodged: detainerLodged === 'yes',
    }),
  };
}

/** `2026`, `2026-10` or `2026-10-03`: as exactly as it is known and no more. */
export function arrivalText({ y, m, d }: PartialDate): string {
  const two = (part: number) => String(part).padStart(2, '0');
  if (m === undefined) return String(y);
  return d === undefined ? `${y}-${two(m)}` : `${y}-${two(m)}-${two(d)}`;
}

/** The instant of a wall time; one that the clocks repeat is the earlier, the safe side of a deadline. */
export function wallInstant(on: string, at: string, timeZone: string): string {
  return Temporal.PlainDateTime.from(`${on}T${at}`)
    .toZonedDateTime(timeZone, { disambiguation: 'earlier' })
    .toInstant()
    .toString();
}
