import { ApiProperty } from '@nestjs/swagger';
import { Day, Flag, Id, Instant, ListOf, Nested, Text, Whole } from '../platform/fields.js';
import { CaseRefDto, WordsDto } from './dashboard-parts.dto.js';
import type { ComingRow } from './dates.queries.js';
import { heatRows, type HeatDay } from './rules/heat-table.js';

class HeatDayDto {
  @Day()
  on!: string;

  @Flag()
  weekend!: boolean;

  @Nested(() => WordsDto, { nullable: true })
  holiday!: WordsDto | null;
}

class HeatRowDto {
  @Text({ description: '`hearing`, or a rule code.' })
  kind!: string;

  @Nested(() => WordsDto, { nullable: true })
  title!: WordsDto | null;

  @ApiProperty({ type: [Number], description: 'One count for each day.' })
  cells!: number[];

  @Whole()
  total!: number;
}

class ComingDateDto extends CaseRefDto {
  @Text()
  kind!: string;

  @Id()
  id!: string;

  @Day()
  on!: string;

  @Instant({ nullable: true })
  at!: string | null;

  @Text()
  timeZone!: string;
}

export class NextSevenDaysDto {
  @ListOf(() => HeatDayDto)
  days!: HeatDayDto[];

  @ListOf(() => HeatRowDto)
  rows!: HeatRowDto[];

  @ListOf(() => ComingDateDto)
  items!: ComingDateDto[];
}

export function toNextSevenDaysDto(
  days: readonly HeatDay[],
  dates: readonly ComingRow[],
  holidays: readonly (WordsDto & { on: string })[],
): NextSevenDaysDto {
  const holidayOf = (day: string): WordsDto | null => {
    const found = holidays.find(({ on }) => on === day);
    return found ? { en: found.en, es: found.es } : null;
  };
  return {
    days: days.map(({ on, weekend }) => ({ on, weekend, holiday: holidayOf(on) })),
    rows: heatRows(days, dates),
    items: dates.map(({ kind, id, caseId, caseReference, on, at, timeZone }) => {
      return { kind, id, caseId, caseReference, on, at: at?.toISOString() ?? null, timeZone };
    }),
  };
}
