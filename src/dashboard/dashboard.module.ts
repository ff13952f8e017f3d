import { Module } from '@nestjs/common';
import { PartiesModule } from '../parties/parties.module.js';
import { CalendarController } from './calendar.controller.js';
import { CalendarService } from './calendar.service.js';
import { DashboardController } from './dashboard.controller.js';
import { DashboardService } from './dashboard.service.js';

/** The coordinator sees it all: reads everything, writes nothing, imported by nobody. */
@Module({
  imports: [PartiesModule],
  controllers: [DashboardController, CalendarController],
  providers: [DashboardService, CalendarService],
})
export class DashboardModule {}
