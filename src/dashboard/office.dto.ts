import { ApiProperty } from '@nestjs/swagger';
import { Choice, Flag, Instant, ListOf, Nested, Text, Whole } from '../platform/fields.js';
import { CHANNELS } from '../reminders/rules/ladders.js';
import { CaseRefDto } from './dashboard-parts.dto.js';
import { CoverageDto, OverdueDto } from './dates.dto.js';
import { NextSevenDaysDto } from './next-seven-days.dto.js';
import type { ChannelRow, WaitingRow } from './office.queries.js';
import { waitingBars } from './rules/waiting-bars.js';

class WaitingBarDto {
  @Text({ description: 'Whole days of waiting: 0-1, 2-3, 4-7, 8+.' })
  label!: string;

  @Whole()
  count!: number;
}

class WaitingCaseDto extends CaseRefDto {
  @Instant()
  since!: string;

  @Whole()
  days!: number;
}

export class UnassignedDto {
  @Whole()
  count!: number;

  @ListOf(() => WaitingBarDto)
  bars!: WaitingBarDto[];

  @Nested(() => WaitingCaseDto, { nullable: true })
  oldest!: WaitingCaseDto | null;

  @ApiProperty({ type: Number, nullable: true, description: 'From opening to the first lead, over 90 days.' })
  medianHoursToMatch!: number | null;

  @ListOf(() => WaitingCaseDto, { description: 'Those who have waited longest.' })
  items!: WaitingCaseDto[];
}

class ChannelDto {
  @Choice(CHANNELS)
  channel!: string;

  @Whole()
  sent!: number;

  @Whole()
  delivered!: number;

  @Whole()
  acknowledged!: number;

  @Whole()
  failed!: number;

  @Whole({ description: 'Due and not sent.' })
  waiting!: number;

  @Instant({ nullable: true })
  lastSuccessAt!: string | null;

  @Instant({ nullable: true })
  oldestWaitingAt!: string | null;
}

class HeartbeatDto {
  @Instant({ nullable: true })
  at!: string | null;

  @Flag({ description: 'A synthetic reminder came back in the last 10 minutes. Silence is not health.' })
  ok!: boolean;
}

export class DeliveryDto {
  @ListOf(() => ChannelDto, { description: 'The last 24 hours.' })
  channels!: ChannelDto[];

  @Nested(() => HeartbeatDto)
  heartbeat!: HeartbeatDto;
}

export class DeadlineDashboardDto {
  @Instant()
  asOf!: string;

  @Text({ description: 'IANA zone of the office.' })
  timeZone!: string;

  @Nested(() => OverdueDto)
  overdue!: OverdueDto;

  @Nested(() => NextSevenDaysDto)
  nextSevenDays!: NextSevenDaysDto;

  @Nested(() => CoverageDto)
  coverage!: CoverageDto;

  @Nested(() => UnassignedDto)
  unassigned!: UnassignedDto;

  @Nested(() => DeliveryDto)
  delivery!: DeliveryDto;
}

export function toUnassignedDto(
  ages: readonly { days: number; count: number }[],
  longest: readonly WaitingRow[],
  medianHoursToMatch: number | null,
): UnassignedDto {
  const items = longest.map(({ caseId, caseReference, since, days }) => {
    return { caseId, caseReference, since: since.toISOString(), days };
  });
  const count = ages.reduce((sum, age) => sum + age.count, 0);
  return { count, bars: waitingBars(ages), oldest: items[0] ?? null, medianHoursToMatch, items };
}

export function toDeliveryDto(
  rows: readonly ChannelRow[],
  heartbeat: { at: Date | null; ok: boolean },
): DeliveryDto {
  const channels = rows.map(
    ({ channel, sent, delivered, acknowledged, failed, waiting, lastSuccessAt, oldestWaitingAt }) => {
      const times = {
        lastSuccessAt: lastSuccessAt?.toISOString() ?? null,
        oldestWaitingAt: oldestWaitingAt?.toISOString() ?? null,
      };
      return { channel, sent, delivered, acknowledged, failed, waiting, ...times };
    },
  );
  return { channels, heartbeat: { at: heartbeat.at?.toISOString() ?? null, ok: heartbeat.ok } };
}
