import { Type } from 'class-transformer';
import { Choice, Day, Id, ListOf, Nested, Text, Texts, Whole } from '../platform/fields.js';
import { ZonedCourtDto } from './place-refs.dto.js';
import type { AgencyRow, CourtRow, FacilityRow } from './places.queries.js';
import { AGREEMENT_MODELS, CONFIDENCE_MARKS, FACILITY_KINDS } from './rules/place-kinds.js';

const STATES = ['GA', 'NC', 'SC', 'VA'] as const;

export class FindFacilitiesQuery {
  @Text({ optional: true, max: 100, description: 'Town, nickname, county or DETLOC, in any order.' })
  q?: string;

  @Type(() => Number)
  @Whole({ optional: true, min: 1, max: 200 })
  limit?: number;
}

export class FindAgenciesQuery {
  @Choice(STATES, { optional: true })
  state?: string;
}

/** Where a reference row comes from, how sure we are, and when somebody last looked. */
class MarkedDto {
  @Text()
  source!: string;

  @Choice(CONFIDENCE_MARKS, { description: 'Verified, known, uncertain, design assumption.' })
  confidence!: string;

  @Day()
  lastVerifiedOn!: string;
}

export class CourtDto extends MarkedDto {
  @Id()
  id!: string;

  @Text()
  key!: string;

  @Text()
  name!: string;

  @Text()
  address!: string;

  @Text()
  city!: string;

  @Text()
  state!: string;

  @Text()
  postalCode!: string;

  @Text({ description: 'IANA zone of the court wall clock.' })
  timeZone!: string;

  @Text({ nullable: true })
  phone!: string | null;

  @Text({ nullable: true })
  eoirCode!: string | null;
}

export class CourtListDto {
  @ListOf(() => CourtDto)
  items!: CourtDto[];
}

export class FacilityDto extends MarkedDto {
  @Id()
  id!: string;

  @Text({ nullable: true })
  detloc!: string | null;

  @Text()
  name!: string;

  @Choice(FACILITY_KINDS)
  kind!: string;

  @Text()
  city!: string;

  @Text()
  county!: string;

  @Text()
  state!: string;

  @Text()
  timeZone!: string;

  @Text({ description: 'Federal district where habeas is filed.' })
  district!: string;

  @Whole({ description: 'Number of the federal circuit.' })
  circuit!: number;

  @Nested(() => ZonedCourtDto, { nullable: true })
  court!: ZonedCourtDto | null;

  @Texts()
  aliases!: string[];

  @Whole({ nullable: true, description: 'Last year ICE used it; null while in use.' })
  endedYear!: number | null;

  @Text({ nullable: true, max: 500 })
  note!: string | null;
}

export class FacilityListDto {
  @ListOf(() => FacilityDto)
  items!: FacilityDto[];
}

export class AgencyDto extends MarkedDto {
  @Id()
  id!: string;

  @Text()
  agency!: string;

  @Text()
  kind!: string;

  @Text({ nullable: true })
  county!: string | null;

  @Text()
  state!: string;

  @Choice(AGREEMENT_MODELS)
  model!: string;

  @Day()
  signedOn!: string;

  @Day({ nullable: true })
  endedOn!: string | null;
}

export class AgencyListDto {
  @ListOf(() => AgencyDto)
  items!: AgencyDto[];
}

function toMark({ source, confidence, lastVerifiedOn }: MarkedDto): MarkedDto {
  return { source, confidence, lastVerifiedOn };
}

export function toCourtDto(row: CourtRow): CourtDto {
  const { id, key, name, address, city, state, postalCode, timeZone, phone, eoirCode } = row;
  return { id, key, name, address, city, state, postalCode, timeZone, phone, eoirCode, ...toMark(row) };
}

export function toFacilityDto(row: FacilityRow): FacilityDto {
  const {
    id,
    detloc,
    name,
    kind,
    city,
    county,
    state,
    timeZone,
    district,
    circuit,
    court,
    aliases,
    endedYear,
    note,
  } = row;
  const place = { id, detloc, name, kind, city, county, state, timeZone };
  return { ...place, district, circuit, court, aliases, endedYear, note, ...toMark(row) };
}

export function toAgencyDto(row: AgencyRow): AgencyDto {
  const { id, agency, kind, county, state, model, signedOn, endedOn } = row;
  return { id, agency, kind, county, state, model, signedOn, endedOn, ...toMark(row) };
}
