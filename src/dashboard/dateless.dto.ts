import { IntersectionType } from '@nestjs/swagger';
import { CASE_STATUSES, type CaseStatus } from '../cases/rules/case-lifecycle.js';
import { isoOf } from '../platform/clock.js';
import { Choice, Instant, ListOf, Whole } from '../platform/fields.js';
import { CaseRefDto, type Names, TeamDto, toTeamDto } from './dashboard-parts.dto.js';
import type { DatelessRow } from './dateless.queries.js';

class DatelessCaseDto extends IntersectionType(CaseRefDto, TeamDto) {
  @Choice(CASE_STATUSES)
  status!: CaseStatus;

  @Instant()
  openedAt!: string;

  @Instant({ nullable: true, description: 'The last hearing that was held or stood on the calendar.' })
  lastHearingAt!: string | null;
}

export class DatelessCasesDto {
  @Whole()
  count!: number;

  @ListOf(() => DatelessCaseDto, { description: 'The oldest first; the count may be greater.' })
  items!: DatelessCaseDto[];
}

export function toDatelessCasesDto(rows: readonly DatelessRow[], names: Names): DatelessCasesDto {
  const items = rows.map((row) => {
    const { caseId, caseReference, status } = row;
    const when = { openedAt: row.openedAt.toISOString(), lastHearingAt: isoOf(row.lastHearingAt) };
    return { caseId, caseReference, status, ...when, ...toTeamDto(row, names) };
  });
  return { count: rows[0]?.total ?? 0, items };
}
