import { Injectable } from '@nestjs/common';
import { UnknownCourt } from './places.errors.js';
import { PlacesQueries, type CourtRow } from './places.queries.js';

export type Court = CourtRow;

/** The courts, for folders to the right. */
@Injectable()
export class CourtDirectory {
  constructor(private readonly places: PlacesQueries) {}

  /** The court with its IANA zone and state, or null. */
  find(id: string): Promise<Court | null> {
    return this.places.court(id);
  }

  /** The court; throws UnknownCourt naming `field` of the body when there is none. */
  async require(id: string, field = 'courtId'): Promise<Court> {
    const court = await this.find(id);
    if (!court) throw new UnknownCourt(field);
    return court;
  }
}
