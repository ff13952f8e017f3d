import { IntersectionType } from '@nestjs/swagger';
import { Choice, Id, Instant, ListOf, Text, Whole } from '../platform/fields.js';
import {
  CaseRefDto,
  HearingDateDto,
  type Names,
  OneDateDto,
  TeamDto,
  toTeamDto,
} from './dashboard-parts.dto.js';
import type { CoverageRow, LateRow } from './dates.queries.js';
import { COVERAGES, countCoverage, coverageOf, worstFirst } from './rules/coverage.js';

class LateDateDto extends IntersectionType(CaseRefDto, OneDateDto, TeamDto) {
  @Choice(['deadline', 'unacknowledged'], {
    description: 'A legal date that has passed, or a reminder of the day nobody confirmed.',
  })
  kind!: string;

  @Id()
  id!: string;

  @Text({ nullable: true })
  owner!: string | null;

  @Instant()
  dueAt!: string;
}

export class OverdueDto {
  @Whole()
  count!: number;

  @ListOf(() => LateDateDto, { description: 'The oldest first; the count may be greater.' })
  items!: LateDateDto[];
}

class CoveredHearingDto extends IntersectionType(CaseRefDto, HearingDateDto, TeamDto) {
  @Id()
  hearingId!: string;

  @Choice(COVERAGES)
  coverage!: (typeof COVERAGES)[number];
}

export class CoverageDto {
  @Whole({ description: 'Hearings with a lead and a backup.' })
  covered!: number;

  @Whole()
  partly!: number;

  @Whole()
  nobody!: number;

  @Whole()
  total!: number;

  @ListOf(() => CoveredHearingDto, { description: 'The worst covered first, then the soonest.' })
  items!: CoveredHearingDto[];
}

export function toOverdueDto(rows: readonly LateRow[], names: Names): OverdueDto {
  const items = rows.map((row) => {
    const { kind, id, caseId, caseReference, code, title, hearingKind, certainty, owner, on, timeZone } = row;
    const when = { on, at: row.at?.toISOString() ?? null, dueAt: row.dueAt.toISOString(), timeZone };
    const what = { kind, id, caseId, caseReference, code, title, hearingKind, certainty, owner };
    return { ...what, ...when, ...toTeamDto(row, names) };
  });
  return { count: rows[0]?.total ?? 0, items };
}

export function toCoverageDto(rows: readonly CoverageRow[], names: Names): CoverageDto {
  const hearings = rows.map((row) => {
    const { hearingId, caseId, caseReference, kind, certainty, on, at, startsAt, timeZone, court } = row;
    return {
      hearingId,
      caseId,
      caseReference,
      kind,
      certainty,
      on,
      at,
      startsAt: startsAt.toISOString(),
      timeZone,
      court,
      coverage: coverageOf(row.leadId, row.backupId),
      ...toTeamDto(row, names),
    };
  });
  return { ...countCoverage(hearings), items: worstFirst(hearings) };
}
