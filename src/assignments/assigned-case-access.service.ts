import { Injectable } from '@nestjs/common';
import { CaseAccess } from '../cases/case-access.js';
import { NotFound } from '../platform/problem.js';
import { UnitOfWork } from '../platform/unit-of-work.js';

/**
 * The answer to "which cases may this actor see": all for the office, otherwise those with an open assignment of theirs.
 * It asks the row security of the cases themselves, so that there is one answer and not two.
 */
@Injectable()
export class AssignedCaseAccess extends CaseAccess {
  constructor(private readonly unit: UnitOfWork) {
    super();
  }

  async sees(caseId: string): Promise<boolean> {
    const [row] = await this.unit.tx.query<{ seen: boolean }[]>(
      'SELECT EXISTS (SELECT 1 FROM app.cases WHERE id = $1) AS seen',
      [caseId],
    );
    return row?.seen ?? false;
  }

  async require(caseId: string): Promise<void> {
    if (!(await this.sees(caseId))) throw new NotFound();
  }
}
