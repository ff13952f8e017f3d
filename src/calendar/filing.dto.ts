import { PersonRefDto } from '../cases/case-people.dto.js';
import type { StaffCard } from '../people/staff-directory.service.js';
import { Choice, Day, Id, Instant, ListOf, Nested } from '../platform/fields.js';
import type { FilingRow } from './decisions.queries.js';
import { DeadlineDto } from './deadline.dto.js';
import { toPersonRef } from './person-ref.js';
import { FILING_KINDS, type FilingKind } from './rules/deadlines-for-decision.js';

export class RecordFilingDto {
  @Id({ optional: true })
  id?: string;

  @Choice(FILING_KINDS)
  kind!: FilingKind;

  @Day()
  on!: string;
}

export class FilingDto {
  @Id()
  id!: string;

  @Id()
  decisionId!: string;

  @Choice(FILING_KINDS)
  kind!: FilingKind;

  @Day()
  on!: string;

  @Nested(() => PersonRefDto)
  recordedBy!: PersonRefDto;

  @Instant()
  recordedAt!: string;
}

export class FilingListDto {
  @ListOf(() => FilingDto)
  items!: FilingDto[];
}

/** A filing and the dates that are open after it. */
export class FilingRecordedDto {
  @Nested(() => FilingDto)
  filing!: FilingDto;

  @ListOf(() => DeadlineDto)
  deadlines!: DeadlineDto[];
}

export function toFilingDto(row: FilingRow, staff: ReadonlyMap<string, StaffCard>): FilingDto {
  return {
    id: row.id,
    decisionId: row.decisionId,
    kind: row.kind,
    on: row.on,
    recordedBy: toPersonRef(row.recordedBy, staff),
    recordedAt: row.createdAt.toISOString(),
  };
}
