import { Choice, Day, Id, Instant, ListOf, LocalTime, Nested, Text, Whole } from '../platform/fields.js';
import { CaseRefDto, CourtRefDto, TeamMemberDto, WordsDto, toTeamMemberDto } from './dashboard-parts.dto.js';
import type { CoverageRow, LateRow } from './dates.queries.js';
import { COVERAGES, countCoverage, coverageOf, worstFirst } from './rules/coverage.js';

type Names = ReadonlyMap<string, { readonly name: string }>;

class LateDateDto extends CaseRefDto {
  @Choice(['deadline', 'unacknowledged'], {
    description: 'A legal date that has passed, or a reminder of the day nobody confirmed.',
  })
  kind!: string;

  @Id()
  id!: string;

  @Text({ nullable: true, description: 'Rule code.' })
  code!: string | null;

  @Nested(() => WordsDto, { nullable: true })
  title!: WordsDto | null;

  @Text({ nullable: true })
  hearingKind!: string | null;

  @Text({ nullable: true })
  owner!: string | null;

  @Day({ nullable: true })
  on!: string | null;

  @Instant({ nullable: true })
  at!: string | null;

  @Instant()
  dueAt!: string;

  @Text()
  timeZone!: string;

  @Nested(() => TeamMemberDto, { nullable: true })
  lead!: TeamMemberDto | null;

  @Nested(() => TeamMemberDto, { nullable: true })
  backup!: TeamMemberDto | null;
}

export class OverdueDto {
  @Whole()
  count!: number;

  @ListOf(() => LateDateDto, { description: 'The oldest first; the count may be greater.' })
  items!: LateDateDto[];
}

class CoveredHearingDto extends CaseRefDto {
  @Id()
  hearingId!: string;

  @Text()
  kind!: string;

  @Day()
  on!: string;

  @LocalTime({ description: 'Court wall time.' })
  at!: string;

  @Instant()
  startsAt!: string;

  @Text()
  timeZone!: string;

  @Nested(() => CourtRefDto)
  court!: CourtRefDto;

  @Choice(COVERAGES)
  coverage!: (typeof COVERAGES)[number];

  @Nested(() => TeamMemberDto, { nullable: true })
  lead!: TeamMemberDto | null;

  @Nested(() => TeamMemberDto, { nullable: true })
  backup!: TeamMemberDto | null;
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
    const { kind, id, caseId, caseReference, code, title, hearingKind, owner, on, timeZone } = row;
    const when = { on, at: row.at?.toISOString() ?? null, dueAt: row.dueAt.toISOString(), timeZone };
    const team = { lead: toTeamMemberDto(row.leadId, names), backup: toTeamMemberDto(row.backupId, names) };
    return { kind, id, caseId, caseReference, code, title, hearingKind, owner, ...when, ...team };
  });
  return { count: rows[0]?.total ?? 0, items };
}

export function toCoverageDto(rows: readonly CoverageRow[], names: Names): CoverageDto {
  const hearings = rows.map((row) => {
    const { hearingId, caseId, caseReference, kind, on, at, startsAt, timeZone, court, leadId, backupId } =
      row;
    const team = { lead: toTeamMemberDto(leadId, names), backup: toTeamMemberDto(backupId, names) };
    const coverage = coverageOf(leadId, backupId);
    return {
      hearingId,
      caseId,
      caseReference,
      kind,
      on,
      at,
      startsAt: startsAt.toISOString(),
      timeZone,
      court,
      coverage,
      ...team,
    };
  });
  return { ...countCoverage(hearings), items: worstFirst(hearings) };
}
