import { PersonRefDto } from '../cases/case-people.dto.js';
import type { StaffCard } from '../people/staff-directory.service.js';
import { Choice, Day, Flag, Id, Instant, ListOf, LocalTime, Nested, Text } from '../platform/fields.js';
import { DeadlineDto } from './deadline.dto.js';
import type { LegalEventRow } from './legal-events.queries.js';
import { toPersonRef } from './person-ref.js';
import {
  EVENT_SOURCES,
  EVENT_STAGES,
  EVENT_WAYS,
  LEGAL_EVENT_WORDS,
  titleOfKind,
  type EventSource,
  type EventStage,
  type EventWay,
} from './rules/legal-event-kinds.js';
import { TitleDto } from './title.dto.js';

export class RecordLegalEventDto {
  @Id({ optional: true })
  id?: string;

  @Choice(LEGAL_EVENT_WORDS)
  kind!: string;

  @Day({ description: 'The day it happened, or the day that was set, in the zone of the kind.' })
  on!: string;

  @LocalTime({ optional: true, description: 'Wall time, needed where a rule counts hours.' })
  at?: string;

  @Day({ optional: true, description: 'The day the court named itself, where the kind can have one.' })
  orderedOn?: string;

  @Choice(EVENT_SOURCES, { description: 'Who told us.' })
  toldBy!: EventSource;

  @Choice(EVENT_WAYS, { description: 'How it reached us.' })
  toldHow!: EventWay;

  @Text({ optional: true, max: 2000 })
  note?: string;
}

export class TakeBackEventDto {
  @Text({ min: 1, max: 2000 })
  reason!: string;
}

/** A kind of event as this case can have it. */
export class LegalEventKindDto {
  @Choice(LEGAL_EVENT_WORDS)
  kind!: string;

  @Choice(EVENT_STAGES)
  stage!: EventStage;

  @Nested(() => TitleDto)
  title!: TitleDto;

  @Flag({ description: 'The day is one that somebody fixed; it may lie ahead.' })
  setAhead!: boolean;

  @Flag({ description: 'A rule counts hours from it: the time of day is needed.' })
  asksTime!: boolean;

  @Flag({ description: 'A court may have named the day itself.' })
  asksOrdered!: boolean;

  @Text()
  timeZone!: string;
}

export class LegalEventKindListDto {
  @ListOf(() => LegalEventKindDto, { description: 'What the actor may record, stage by stage.' })
  items!: LegalEventKindDto[];
}

class TakenBackDto {
  @Nested(() => PersonRefDto)
  by!: PersonRefDto;

  @Instant()
  at!: string;

  @Text({ nullable: true, max: 2000 })
  reason!: string | null;
}

export class LegalEventDto {
  @Id()
  id!: string;

  @Choice(LEGAL_EVENT_WORDS)
  kind!: string;

  @Nested(() => TitleDto)
  title!: TitleDto;

  @Day()
  on!: string;

  @Instant({ nullable: true })
  at!: string | null;

  @Day({ nullable: true })
  orderedOn!: string | null;

  @Text()
  timeZone!: string;

  @Choice(EVENT_SOURCES)
  toldBy!: EventSource;

  @Choice(EVENT_WAYS)
  toldHow!: EventWay;

  @Text({ nullable: true, max: 2000 })
  note!: string | null;

  @Nested(() => PersonRefDto)
  recordedBy!: PersonRefDto;

  @Instant()
  recordedAt!: string;

  @Nested(() => TakenBackDto, { nullable: true })
  takenBack!: TakenBackDto | null;
}

export class LegalEventListDto {
  @ListOf(() => LegalEventDto, { description: 'The latest first.' })
  items!: LegalEventDto[];
}

/** An event and the dates it opened. */
export class LegalEventRecordedDto {
  @Nested(() => LegalEventDto)
  event!: LegalEventDto;

  @ListOf(() => DeadlineDto)
  deadlines!: DeadlineDto[];
}

interface LegalEventContext {
  readonly staff: ReadonlyMap<string, StaffCard>;
  readonly note: string | null;
  readonly reason: string | null;
}

export function toLegalEventDto(
  row: LegalEventRow,
  { staff, note, reason }: LegalEventContext,
): LegalEventDto {
  const { takenBackBy, takenBackAt } = row;
  return {
    id: row.id,
    kind: row.kind,
    title: titleOfKind(row.kind) ?? { en: row.kind, es: row.kind },
    on: row.on,
    at: row.at?.toISOString() ?? null,
    orderedOn: row.orderedOn,
    timeZone: row.timeZone,
    toldBy: row.toldBy,
    toldHow: row.toldHow,
    note,
    recordedBy: toPersonRef(row.recordedBy, staff),
    recordedAt: row.createdAt.toISOString(),
    takenBack:
      takenBackBy && takenBackAt
        ? { by: toPersonRef(takenBackBy, staff), at: takenBackAt.toISOString(), reason }
        : null,
  };
}
