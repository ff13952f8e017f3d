import { Injectable } from '@nestjs/common';
import { AssignmentStarted } from '../assignments/assignment.events.js';
import { findAssignment } from '../assignments/assignments.queries.js';
import { OnEvent } from '../platform/announce.js';
import { UnitOfWork } from '../platform/unit-of-work.js';
import { CaseInHand, isDetained } from './case-in-hand.service.js';
import { LegalEvents } from './legal-events.service.js';

/** Whoever takes the lead of a case owes the person held a call. That they were retained is for people to say (ADR 24). */
@Injectable()
export class RepresentationBegins {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly inHand: CaseInHand,
    private readonly events: LegalEvents,
  ) {}

  /** Opens what a match opens, in the transaction that puts the lead on the case; a backup opens nothing. */
  @OnEvent(AssignmentStarted, 'in-transaction')
  async assignmentStarted({ assignmentId, caseId }: AssignmentStarted): Promise<void> {
    const assignment = await findAssignment(this.unit.tx, assignmentId);
    if (assignment?.role !== 'lead') return;
    // A release ends the first call: whoever is at liberty can telephone.
    if (isDetained(await this.inHand.read(caseId))) await this.events.observe(caseId, 'ATTORNEY_MATCHED');
  }
}
