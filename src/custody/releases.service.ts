import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/audit.js';
import { UnitOfWork } from '../platform/unit-of-work.js';
import { currentStay, endStay } from './custody-stays.queries.js';
import type { ReleaseType } from './rules/release.js';

/** The end of a stay by which the person leaves ICE custody, for the folder that records what happened. */
@Injectable()
export class Releases {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly audit: Audit,
  ) {}

  /**
   * Ends the present stay on a calendar day (YYYY-MM-DD). False when it has ended by a release already, or there is none:
   * then nothing changes.
   */
  async end(caseId: string, type: ReleaseType, on: string): Promise<boolean> {
    const { tx } = this.unit;
    const stay = await currentStay(tx, caseId);
    if (!stay || stay.endedOn !== null) return false;
    await endStay(tx, stay.id, { on, type });
    this.note('custody.released', stay.id, caseId);
    return true;
  }

  /** Takes the latest release back: the stay goes on. False when there is none, or the person was held anew since. */
  async takeBack(caseId: string): Promise<boolean> {
    const { tx } = this.unit;
    const stay = await currentStay(tx, caseId);
    if (!stay || stay.endedOn === null) return false;
    await endStay(tx, stay.id, null);
    this.note('custody.release_taken_back', stay.id, caseId);
    return true;
  }

  private note(action: 'custody.released' | 'custody.release_taken_back', id: string, caseId: string): void {
    this.audit.record(this.unit.tx, {
      action,
      subject: { kind: 'custody_stay', id },
      caseId,
      fields: ['ended', 'release'],
    });
  }
}
