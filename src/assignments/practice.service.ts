import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/audit.js';
import { CourtDirectory } from '../places/court-directory.service.js';
import { NotFound, Unprocessable } from '../platform/problem.js';
import { UnitOfWork } from '../platform/unit-of-work.js';
import type { PracticeDto } from './assignments.dto.js';
import { isAttorney, practiceCourts, writePracticeCourts } from './assignments.queries.js';

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** The courts in which the signed-in attorney appears, as they say themselves. */
@Injectable()
export class Practice {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly courts: CourtDirectory,
    private readonly audit: Audit,
  ) {}

  /** Throws NotFound for whoever is no attorney. */
  async read(): Promise<PracticeDto> {
    await this.require();
    return { courtIds: await practiceCourts(this.unit.tx, this.unit.staffId()) };
  }

  /** Says which courts; none means that nothing is said. Throws NotFound, Unprocessable for a court nobody knows. */
  async change({ courtIds }: PracticeDto): Promise<PracticeDto> {
    await this.require();
    for (const id of courtIds) {
      if (!UUID.test(id) || !(await this.courts.find(id)))
        throw new Unprocessable([{ field: 'courtIds', code: 'unknown-court' }]);
    }
    const staffId = this.unit.staffId();
    await writePracticeCourts(this.unit.tx, staffId, [...new Set(courtIds)]);
    this.audit.record(this.unit.tx, {
      action: 'practice.changed',
      subject: { kind: 'staff', id: staffId },
      fields: ['courts'],
    });
    return this.read();
  }

  private async require(): Promise<void> {
    if (!(await isAttorney(this.unit.tx, this.unit.staffId()))) throw new NotFound();
  }
}
