import { Injectable } from '@nestjs/common';
import { PlacesQueries } from './places.queries.js';
import { officeFacts, type OfficeFacts } from './rules/federal-holidays.js';

/** When federal offices are open: what counting business days needs to know. */
@Injectable()
export class CalendarFacts {
  constructor(private readonly places: PlacesQueries) {}

  /** Weekends, federal holidays (5 USC 6103) and recorded closures: of all offices, and of the court when one is named. */
  async forCourt(courtId: string | null = null): Promise<OfficeFacts> {
    return officeFacts(await this.places.closures(courtId));
  }
}
