import { PartialDateDto, PersonRefDto, toPartialDateDto } from '../cases/case-people.dto.js';
import type { StaffCard } from '../people/staff-directory.service.js';
import { Choice, Day, Flag, Id, Instant, ListOf, Nested, Text } from '../platform/fields.js';
import type { Facility } from '../places/facility-directory.service.js';
import { ZonedFacilityDto, toZonedFacilityDto } from '../places/place-refs.dto.js';
import type { PartialDate } from '../parties/rules/partial-date.js';
import type { StayRow } from './custody-stays.queries.js';
import { RELEASE_TYPES, RELEASES, type ReleaseType } from './rules/release.js';
import { CUSTODY_SOURCES, type CustodySource } from './rules/custody-words.js';

export class RecordStayDto {
  @Id({ optional: true })
  id?: string;

  @Id({ nullable: true, description: 'Null when nobody knows where.' })
  facilityId!: string | null;

  @Text({
    optional: true,
    min: 4,
    max: 10,
    description: 'As exactly as it is known: 2026, 2026-10 or 2026-10-03.',
  })
  arrivedOn?: string;

  @Choice(CUSTODY_SOURCES)
  source!: CustodySource;

  @Instant({ optional: true, description: 'When the jail would let the person go but for a detainer.' })
  wouldBeReleasedAt?: string;

  @Flag({ optional: true })
  detainerLodged?: boolean;
}

class TitledDto {
  @Text()
  en!: string;

  @Text()
  es!: string;
}

export class CustodyStayDto {
  @Id()
  id!: string;

  @Nested(() => ZonedFacilityDto, { nullable: true })
  facility!: ZonedFacilityDto | null;

  @Nested(() => PartialDateDto)
  from!: PartialDateDto;

  @Day({ nullable: true, description: 'The day of arrival when it is known exactly.' })
  fromOn!: string | null;

  @Nested(() => PartialDateDto, {
    nullable: true,
    description: 'When the person was released or the next stay began; null for the present one.',
  })
  to!: PartialDateDto | null;

  @Choice(RELEASE_TYPES, { nullable: true, description: 'How the stay ended, when it ended by a release.' })
  releaseType!: ReleaseType | null;

  @Nested(() => TitledDto, { nullable: true })
  release!: TitledDto | null;

  @Choice(CUSTODY_SOURCES)
  source!: string;

  @Nested(() => PersonRefDto)
  recordedBy!: PersonRefDto;

  @Instant()
  recordedAt!: string;

  @Instant({ nullable: true })
  wouldBeReleasedAt!: string | null;

  @Flag({ nullable: true })
  detainerLodged!: boolean | null;
}

export class CustodyListDto {
  @ListOf(() => CustodyStayDto, { description: 'The present stay first.' })
  items!: CustodyStayDto[];
}

export interface StayContext {
  readonly facilities: ReadonlyMap<string, Facility>;
  readonly staff: ReadonlyMap<string, StaffCard>;
  /** The stay that came after; null for the present one. */
  readonly next: StayRow | null;
}

/** The stay's arrival as precisely as it is known. */
export function arrivalOf({ precision, y, m, d }: StayRow): PartialDate {
  return {
    precision,
    ...(y === null ? {} : { y }),
    ...(m === null ? {} : { m }),
    ...(d === null ? {} : { d }),
  };
}

export function toCustodyStayDto(row: StayRow, { facilities, staff, next }: StayContext): CustodyStayDto {
  const facility = row.facilityId ? facilities.get(row.facilityId) : undefined;
  return {
    id: row.id,
    facility: facility ? toZonedFacilityDto(facility) : null,
    from: toPartialDateDto(arrivalOf(row)),
    fromOn: row.precision === 'day' ? dayOf(row) : null,
    to: endOf(row, next),
    releaseType: row.releaseType,
    release: row.releaseType && { ...RELEASES[row.releaseType].title },
    source: row.source,
    recordedBy: { id: row.recordedBy, name: staff.get(row.recordedBy)?.name ?? '' },
    recordedAt: row.createdAt.toISOString(),
    wouldBeReleasedAt: row.wouldBeReleasedAt?.toISOString() ?? null,
    detainerLodged: row.detainerLodged,
  };
}

/** A release ends a stay on its day, a transfer when the next one begins. */
function endOf({ endedOn }: StayRow, next: StayRow | null): PartialDateDto | null {
  if (endedOn !== null) {
    const [y, m, d] = endedOn.split('-').map(Number) as [number, number, number];
    return toPartialDateDto({ precision: 'day', y, m, d });
  }
  return next ? toPartialDateDto(arrivalOf(next)) : null;
}

function dayOf({ y, m, d }: StayRow): string {
  return [y, m, d].map((part) => String(part).padStart(2, '0')).join('-');
}
