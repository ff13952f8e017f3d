import { Module } from '@nestjs/common';
import { CalendarFacts } from './calendar-facts.service.js';
import { CourtDirectory } from './court-directory.service.js';
import { FacilityDirectory } from './facility-directory.service.js';
import { PlacesController } from './places.controller.js';
import { PlacesQueries } from './places.queries.js';
import { PlacesService } from './places.service.js';

/** Where things happen: courts, places of detention, districts and circuits, agreements, days offices are closed. */
@Module({
  controllers: [PlacesController],
  providers: [PlacesQueries, PlacesService, CourtDirectory, FacilityDirectory, CalendarFacts],
  exports: [CourtDirectory, FacilityDirectory, CalendarFacts],
})
export class PlacesModule {}
