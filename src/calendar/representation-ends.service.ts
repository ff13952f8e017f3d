import { Injectable } from '@nestjs/common';
import { AssignmentEnded } from '../assignments/assignment.events.js';
import { findAssignment } from '../assignments/assignments.queries.js';
import { OnEvent } from '../platform/announce.js';
import { UnitOfWork } from '../platform/unit-of-work.js';
import { Closings } from './closings.service.js';
import { saying } from './rules/legal-event-effects.js';

/** Whoever leads a case no longer need not appear in it any more. */
@Injectable()
export class RepresentationEnds {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly closings: Closings,
  ) {}

  /** Ends the dates that wait for an appearance, in the transaction that takes the lead off the case. */
  @OnEvent(AssignmentEnded, 'in-transaction')
  async assignmentEnded({ assignmentId, caseId }: AssignmentEnded): Promise<void> {
    const assignment = await findAssignment(this.unit.tx, assignmentId);
    if (assignment?.role === 'lead') await this.closings.say(caseId, saying(['REPRESENTATION_ENDED']));
  }
}
