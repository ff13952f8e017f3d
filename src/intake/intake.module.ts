import { Module } from '@nestjs/common';
import { PartiesModule } from '../parties/parties.module.js';
import { PlacesModule } from '../places/places.module.js';
import { AutosaveQueries } from './autosave.queries.js';
import { Autosave } from './autosave.service.js';
import { Duplicates } from './duplicates.service.js';
import { IntakeCards } from './intake-cards.service.js';
import { IntakeMoves } from './intake-moves.service.js';
import { IntakeReader } from './intake-reader.service.js';
import { IntakesController } from './intakes.controller.js';
import { IntakeQueries } from './intakes.queries.js';
import { IntakesService } from './intakes.service.js';
import { QuestionnaireController } from './questionnaire.controller.js';
import { Questionnaires } from './questionnaires.service.js';
import { ReviewController } from './review.controller.js';
import { IntakeReview } from './review.service.js';
import { SealedAnswers } from './sealed-answers.js';
import { SealedPeople } from './sealed-people.js';

/** Someone is detained and a family calls: calls, answers, consent, urgency, and the queue in which they are decided. */
@Module({
  imports: [PartiesModule, PlacesModule],
  controllers: [QuestionnaireController, IntakesController, ReviewController],
  providers: [
    IntakeQueries,
    AutosaveQueries,
    Questionnaires,
    SealedAnswers,
    SealedPeople,
    IntakeCards,
    IntakeMoves,
    IntakeReader,
    IntakesService,
    Autosave,
    Duplicates,
    IntakeReview,
  ],
  exports: [IntakeReview, IntakeReader],
})
export class IntakeModule {}
