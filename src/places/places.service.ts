import { Injectable } from '@nestjs/common';
import {
  toAgencyDto,
  toCourtDto,
  toFacilityDto,
  type AgencyListDto,
  type CourtListDto,
  type FacilityListDto,
  type FindFacilitiesQuery,
} from './places.dto.js';
import { PlacesQueries } from './places.queries.js';
import { searchPlaces } from './rules/facility-search.js';

const SHOWN_WHILE_TYPING = 12;
const SHOWN_UNASKED = 200;

@Injectable()
export class PlacesService {
  constructor(private readonly places: PlacesQueries) {}

  /** Facilities that fit what was typed, best first; with nothing typed, all in use by name. */
  async findFacilities({ q, limit }: FindFacilitiesQuery): Promise<FacilityListDto> {
    const most = limit ?? (q ? SHOWN_WHILE_TYPING : SHOWN_UNASKED);
    const found = searchPlaces(await this.places.facilities(), q ?? '', most);
    return { items: found.map(toFacilityDto) };
  }

  /** The immigration courts where a hearing can be set, by name. */
  async listCourts(): Promise<CourtListDto> {
    return { items: (await this.places.courts('immigration_court')).map(toCourtDto) };
  }

  /** Agreements under 8 USC 1357(g), one row for each agency and model. */
  async listAgencies(state: string | undefined): Promise<AgencyListDto> {
    return { items: (await this.places.agencies(state)).map(toAgencyDto) };
  }
}
