import { allOf } from '../../api/all-of.js';
import { isDay, UNFINISHED } from '../form/day.js';
import { type PartialDate } from '../../ui/partial-date.js';
import { HOME_ZONE } from '../moment.js';
import { type StayBody } from '../shapes.js';

/** Who told us where the person is. */
export const CUSTODY_SOURCES = allOf<StayBody['source']>()([
  'locator',
  'family',
  'client',
  'attorney',
  'court',
  'ice',
  'jail',
  'intake',
]);

export interface StayDraft {
  facility: { id: string; timeZone: string } | null;
  /** Nobody knows where: said on purpose, not left out. */
  nowhereKnown: boolean;
  arrived: PartialDate | typeof UNFINISHED | null;
  source: StayBody['source'] | null;
  /** Still in a local jail; what is asked only then counts only then. */
  inJail: boolean;
  /** When the jail would let the person go, by its own clock. */
  releaseOn: string | null;
  releaseAt: string;
  detainerLodged: 'yes' | 'no' | 'unknown' | null;
}

export const EMPTY_STAY: StayDraft = {
  facility: null,
  nowhereKnown: false,
  arrived: null,
  source: null,
  inJail: false,
  releaseOn: null,
  releaseAt: '',
  detainerLodged: null,
};

/** What is missing, by field, as codes of the `fault.` words. */
export function stayFaults(draft: StayDraft): Partial<Record<keyof StayDraft | 'arrivedOn', string>> {
  const { facility, nowhereKnown, arrived, source } = draft;
  return {
    ...(!facility && !nowhereKnown && { facility: 'place' }),
    ...(arrived === UNFINISHED && { arrivedOn: 'date' }),
    ...(!source && { source: 'choose' }),
    ...(draft.inJail && releaseFaults(draft)),
  };
}

function releaseFaults({ releaseOn, releaseAt }: StayDraft) {
  return {
    ...(isDay(releaseOn) && !releaseAt && { releaseAt: 'time' }),
    ...(!isDay(releaseOn) && (releaseOn === UNFINISHED || releaseAt) && { releaseOn: 'day' }),
  };
}

/** The stay as the server takes it; what was not said is left out. Null while the source is missing. */
export function stayBody(draft: StayDraft, id: string): StayBody | null {
  const { facility, nowhereKnown, arrived, source } = draft;
  if (!source) return null;
  const place = nowhereKnown ? null : facility;
  return {
    id,
    facilityId: place?.id ?? null,
    source,
    ...(arrived && arrived !== UNFINISHED && { arrivedOn: arrivalText(arrived) }),
    ...(draft.inJail && releaseBody(draft, place?.timeZone ?? HOME_ZONE)),
  };
}

function releaseBody({ releaseOn, releaseAt, detainerLodged }: StayDraft, timeZone: string) {
  return {
    ...(isDay(releaseOn) && releaseAt && { wouldBeReleasedAt: wallInstant(releaseOn, releaseAt, timeZone) }),
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
