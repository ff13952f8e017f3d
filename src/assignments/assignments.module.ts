import { Global, Module } from '@nestjs/common';
import { CaseAccess } from '../cases/case-access.js';
import { CasesModule } from '../cases/cases.module.js';
import { AssignedCaseAccess } from './assigned-case-access.service.js';
import { AssignmentsController } from './assignments.controller.js';
import { PlacesModule } from '../places/places.module.js';
import { Practice } from './practice.service.js';
import { AssignmentsService } from './assignments.service.js';

/**
 * Who stands beside the client. An assignment is what opens the file: this folder answers the question that the folders to
 * its left ask, which is why the answer is there for all of them.
 */
@Global()
@Module({
  imports: [CasesModule, PlacesModule],
  controllers: [AssignmentsController],
  providers: [AssignmentsService, Practice, { provide: CaseAccess, useClass: AssignedCaseAccess }],
  exports: [CaseAccess],
})
export class AssignmentsModule {}
