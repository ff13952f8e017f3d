import { Module } from '@nestjs/common';
import { IntakeModule } from '../intake/intake.module.js';
import { PartiesModule } from '../parties/parties.module.js';
import { CaseMovesService } from './case-moves.service.js';
import { CaseNotesService } from './case-notes.service.js';
import { CaseOpeningsController } from './case-openings.controller.js';
import { CaseOpenings } from './case-openings.service.js';
import { CaseProgress } from './case-progress.service.js';
import { CasesController } from './cases.controller.js';
import { CasesService } from './cases.service.js';

/** The representation: a case is opened from an accepted call, moves through its lifecycle, gathers notes, is closed. */
@Module({
  imports: [PartiesModule, IntakeModule],
  controllers: [CaseOpeningsController, CasesController],
  providers: [CasesService, CaseOpenings, CaseProgress, CaseMovesService, CaseNotesService],
  exports: [CaseProgress, CaseNotesService],
})
export class CasesModule {}
