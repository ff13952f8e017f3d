import { Global, Module } from '@nestjs/common';
import { CasesModule } from '../cases/cases.module.js';
import { CustodyModule } from '../custody/custody.module.js';
import { CascadesController } from './cascades.controller.js';
import { Cascades } from './cascades.service.js';
import { ClosingDates } from '../cases/closing-dates.js';
import { PlacesModule } from '../places/places.module.js';
import { CallRetentionsController } from './call-retentions.controller.js';
import { CallRetentions } from './call-retentions.service.js';
import { CalendarClosingDates } from './calendar-closing-dates.service.js';
import { CaseInHand } from './case-in-hand.service.js';
import { Closings } from './closings.service.js';
import { CustodyClocks } from './custody-clocks.service.js';
import { DateVerificationsController } from './date-verifications.controller.js';
import { DateVerifications } from './date-verifications.service.js';
import { DeadlineDeeds } from './deadline-deeds.service.js';
import { DeadlineOpening } from './deadline-opening.service.js';
import { DeadlineReader } from './deadline-reader.service.js';
import { DeadlinesController } from './deadlines.controller.js';
import { DeadlinesService } from './deadlines.service.js';
import { DecisionCorrections } from './decision-corrections.service.js';
import { DecisionKeeping } from './decision-keeping.service.js';
import { DecisionsService } from './decisions.service.js';
import { EventPlaces } from './event-places.service.js';
import { EventTakeBacks } from './event-take-backs.service.js';
import { FilingsService } from './filings.service.js';
import { HandDeadlines } from './hand-deadlines.service.js';
import { HearingOddities } from './hearing-oddities.service.js';
import { HearingReader } from './hearing-reader.service.js';
import { HearingsController } from './hearings.controller.js';
import { HearingsService } from './hearings.service.js';
import { HearingsAtLiberty } from './hearings-at-liberty.service.js';
import { HearingsToBeSet } from './hearings-to-be-set.service.js';
import { ManyDatesController } from './many-dates.controller.js';
import { ManyDates } from './many-dates.service.js';
import { LegalEventReader } from './legal-event-reader.service.js';
import { LegalEventsController } from './legal-events.controller.js';
import { LegalEvents } from './legal-events.service.js';
import { FileRetention } from './file-retention.service.js';
import { RepresentationBegins } from './representation-begins.service.js';
import { RepresentationEnds } from './representation-ends.service.js';
import { RuleBookController } from './rule-book.controller.js';
import { RuleBook } from './rule-book.service.js';
import { RuleDraftsController } from './rule-drafts.controller.js';
import { RuleDrafts } from './rule-drafts.service.js';
import { RuleEffectsReader } from './rule-effects.service.js';
import { VerificationReader } from './verification-reader.service.js';
import { WallTimes } from './wall-times.service.js';

/**
 * Hearings, what is decided at them, and the dates that follow by rules that are data. Cases ask which dates stand in the
 * way of closing: the answer is there for them.
 */
@Global()
@Module({
  imports: [CasesModule, PlacesModule, CustodyModule],
  controllers: [
    HearingsController,
    DeadlinesController,
    DateVerificationsController,
    RuleBookController,
    RuleDraftsController,
    CascadesController,
    ManyDatesController,
    LegalEventsController,
    CallRetentionsController,
  ],
  providers: [
    CaseInHand,
    DeadlineOpening,
    DeadlineReader,
    DeadlineDeeds,
    HandDeadlines,
    ManyDates,
    DateVerifications,
    VerificationReader,
    DeadlinesService,
    HearingReader,
    HearingOddities,
    HearingsToBeSet,
    HearingsAtLiberty,
    HearingsService,
    DecisionKeeping,
    DecisionsService,
    DecisionCorrections,
    FilingsService,
    CustodyClocks,
    Closings,
    EventPlaces,
    LegalEventReader,
    LegalEvents,
    EventTakeBacks,
    RepresentationBegins,
    RepresentationEnds,
    FileRetention,
    CallRetentions,
    RuleBook,
    RuleDrafts,
    Cascades,
    RuleEffectsReader,
    WallTimes,
    { provide: ClosingDates, useClass: CalendarClosingDates },
  ],
  exports: [
    HearingsService,
    DecisionsService,
    FilingsService,
    DeadlinesService,
    DeadlineDeeds,
    LegalEvents,
    ClosingDates,
    WallTimes,
  ],
})
export class CalendarModule {}
