import { randomInt, randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/audit.js';
import { IntakeReview } from '../intake/review.service.js';
import { Announcer } from '../platform/announce.js';
import { UnitOfWork } from '../platform/unit-of-work.js';
import { CaseOpened } from './case.events.js';
import type { OpenCaseDto, OpenedCaseDto } from './cases.dto.js';
import { CaseExists } from './cases.errors.js';
import { caseOfIntake, insertCase, noteCaseEvent } from './cases.queries.js';
import { OPENED } from './rules/case-lifecycle.js';
import { newReference } from './rules/case-reference.js';

/** There are about a million references; after so many tries in a row the office is full. */
const MOST_TRIES = 40;

/** Opening a case from a call that was accepted. */
@Injectable()
export class CaseOpenings {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly review: IntakeReview,
    private readonly audit: Audit,
    private readonly announcer: Announcer,
  ) {}

  /**
   * Accepts the call the actor saw at `version` and opens its case, in one transaction. The same case id again gives the
   * same case. Throws CaseExists when the call has another case, and as IntakeReview.accept does.
   */
  async open(
    intakeId: string,
    version: number,
    { reason, caseId = randomUUID() }: OpenCaseDto,
  ): Promise<OpenedCaseDto> {
    const { tx } = this.unit;
    const existing = await caseOfIntake(tx, intakeId);
    if (existing?.id === caseId) return { caseId, reference: existing.reference };
    if (existing) throw new CaseExists();
    const call = await this.review.accept(tx, intakeId, version, reason);
    const reference = await this.insert({ id: caseId, intakeId, detainedPartyId: call.detainedPartyId });
    await this.review.markAccepted(tx, intakeId, { caseId, caseReference: reference });
    await noteCaseEvent(tx, { caseId, kind: 'opened', to: OPENED.status, refId: intakeId });
    this.audit.record(tx, { action: 'case.opened', subject: { kind: 'case', id: caseId }, caseId });
    this.announcer.announce(tx, new CaseOpened(caseId, intakeId));
    return { caseId, reference };
  }

  private async insert(made: { id: string; intakeId: string; detainedPartyId: string }): Promise<string> {
    for (let tries = 0; tries < MOST_TRIES; tries += 1) {
      const reference = newReference((below) => randomInt(below));
      const row = { ...OPENED, ...made, reference, openedBy: this.unit.staffId() };
      if (await insertCase(this.unit.tx, row)) return reference;
    }
    throw new Error('No free case reference was found');
  }
}
