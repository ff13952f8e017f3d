import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../platform/unit-of-work.js';
import type { DuplicateDto } from './intake-parts.dto.js';
import type { IntakeStatus } from './rules/intake-lifecycle.js';

interface SharingRow {
  readonly reason: 'a_number' | 'phone';
  readonly id: string | null;
  readonly reference: string | null;
  readonly status: IntakeStatus | null;
  readonly case_id: string | null;
  readonly case_reference: string | null;
  readonly opens_cases: boolean;
}

/** Other calls about the same number: a hint beside the field, never a block, never a merge. */
@Injectable()
export class Duplicates {
  constructor(private readonly unit: UnitOfWork) {}

  /**
   * Calls that share the A-number or the callback number with this one. Of a call the reader may not see, nothing but
   * the reason is told: "A case may exist. A coordinator will check."
   */
  async of(intakeId: string): Promise<DuplicateDto[]> {
    const rows = await this.unit.tx.query<SharingRow[]>(
      `SELECT DISTINCT s.reason, i.id, i.reference, i.status, i.case_id, i.case_reference, (SELECT app.sees_all_cases()) AS opens_cases
         FROM app.intakes_sharing($1) s LEFT JOIN app.intakes i ON i.id = s.intake_id
        ORDER BY s.reason, i.reference`,
      [intakeId],
    );
    return rows.map(toHint);
  }
}

function toHint(row: SharingRow): DuplicateDto {
  if (row.id === null || row.reference === null || row.status === null)
    return { reason: row.reason, visible: false, kind: 'case' };
  if (row.case_id !== null && row.case_reference !== null && row.opens_cases) {
    return {
      reason: row.reason,
      visible: true,
      kind: 'case',
      id: row.case_id,
      reference: row.case_reference,
      status: row.status,
    };
  }
  return {
    reason: row.reason,
    visible: true,
    kind: 'intake',
    id: row.id,
    reference: row.reference,
    status: row.status,
  };
}
