import { Injectable } from '@nestjs/common';
import { UnknownFacility } from './places.errors.js';
import { PlacesQueries, type FacilityRow } from './places.queries.js';

/** A place of detention with its zone, state, district, circuit and the court that serves it. */
export type Facility = FacilityRow;

/** The facilities, for folders to the right. */
@Injectable()
export class FacilityDirectory {
  constructor(private readonly places: PlacesQueries) {}

  /** The facility, with the court that serves it on the day `on` (YYYY-MM-DD; today at the facility when left out), or null. */
  async find(id: string, on: string | null = null): Promise<Facility | null> {
    const [facility] = await this.places.facilitiesById([id], on);
    return facility ?? null;
  }

  /** The known ones of `ids`, by id. */
  async findMany(ids: readonly string[]): Promise<Map<string, Facility>> {
    if (ids.length === 0) return new Map();
    const found = await this.places.facilitiesById([...new Set(ids)], null);
    return new Map(found.map((facility) => [facility.id, facility]));
  }

  /** The facility; throws UnknownFacility naming `field` of the body when there is none. */
  async require(id: string, field = 'facilityId'): Promise<Facility> {
    const facility = await this.find(id);
    if (!facility) throw new UnknownFacility(field);
    return facility;
  }
}
