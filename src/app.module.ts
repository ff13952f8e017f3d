import { Module, type DynamicModule } from '@nestjs/common';
import { AuditModule } from './audit/audit.module.js';
import { CasesModule } from './cases/cases.module.js';
import { CustodyModule } from './custody/custody.module.js';
import { AssignmentsModule } from './assignments/assignments.module.js';
import { CalendarModule } from './calendar/calendar.module.js';
import { ConfidentialityModule } from './confidentiality/confidentiality.module.js';
import { DashboardModule } from './dashboard/dashboard.module.js';
import { ENTITIES } from './entities.js';
import { FeedsModule } from './feeds/feeds.module.js';
import { IntakeModule } from './intake/intake.module.js';
import { MessagesModule } from './messages/messages.module.js';
import { PartiesModule } from './parties/parties.module.js';
import { PeopleModule } from './people/people.module.js';
import { PlacesModule } from './places/places.module.js';
import { PlatformModule, type PlatformOptions } from './platform/platform.module.js';
import { RemindersModule } from './reminders/reminders.module.js';

/** The story: a folder may import only folders before it in this list. */
@Module({})
export class AppModule {
  static with(options: Omit<PlatformOptions, 'entities'>): DynamicModule {
    return {
      module: AppModule,
      imports: [
        PlatformModule.with({ ...options, entities: ENTITIES }),
        ConfidentialityModule,
        AuditModule,
        PeopleModule,
        PlacesModule,
        PartiesModule,
        IntakeModule,
        CasesModule,
        CustodyModule,
        AssignmentsModule,
        CalendarModule,
        MessagesModule,
        RemindersModule,
        DashboardModule,
        FeedsModule,
      ],
    };
  }
}
