import { Id, Text } from '../platform/fields.js';
import type { Facility } from './facility-directory.service.js';

/** A court as others name it. */
export class CourtRefDto {
  @Id()
  id!: string;

  @Text()
  key!: string;

  @Text()
  name!: string;
}

export class ZonedCourtDto extends CourtRefDto {
  @Text({ description: 'IANA zone of the court wall clock.' })
  timeZone!: string;
}

/** A place of detention as others name it. */
export class FacilityRefDto {
  @Id()
  id!: string;

  @Text()
  name!: string;

  @Text({ nullable: true })
  detloc!: string | null;

  @Text()
  city!: string;

  @Text()
  state!: string;
}

export class ZonedFacilityDto extends FacilityRefDto {
  @Text({ description: 'IANA zone of the place.' })
  timeZone!: string;
}

export function toZonedFacilityDto({ id, name, detloc, city, state, timeZone }: Facility): ZonedFacilityDto {
  return { id, name, detloc, city, state, timeZone };
}
