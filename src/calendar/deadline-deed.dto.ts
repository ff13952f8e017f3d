import { PersonRefDto } from '../cases/case-people.dto.js';
import type { StaffCard } from '../people/staff-directory.service.js';
import { Choice, Day, Instant, Nested, Text } from '../platform/fields.js';
import type { DeedRow } from './deadline-deeds.queries.js';
import { toPersonRef } from './person-ref.js';
import { DEED_KINDS, DOCKET_CHECKS, type DeedKind, type DocketCheck } from './rules/closing.js';

export class MarkMetDto {
  @Day({ optional: true, description: 'When it was done, in the zone of the date; today when left out.' })
  on?: string;

  @Text({ optional: true, max: 2000 })
  note?: string;
}

export class WaiveDeadlineDto {
  @Text({ min: 3, max: 2000 })
  reason!: string;
}

export class MarkPassedDto {
  @Choice(DOCKET_CHECKS, { description: 'How somebody made sure that nothing was filed.' })
  check!: DocketCheck;

  @Text({ optional: true, max: 2000 })
  note?: string;
}

export class ReopenDeadlineDto {
  @Text({ min: 3, max: 2000 })
  reason!: string;
}

/** One thing a person did to a date. */
export class DeadlineDeedDto {
  @Choice(DEED_KINDS)
  kind!: DeedKind;

  @Nested(() => PersonRefDto)
  by!: PersonRefDto;

  @Instant()
  at!: string;

  @Day({ nullable: true, description: 'When what was due was done.' })
  on!: string | null;

  @Choice(DOCKET_CHECKS, { nullable: true })
  docketCheck!: DocketCheck | null;

  @Text({ nullable: true, max: 2000, description: 'The note, or the reason.' })
  note!: string | null;
}

/** `note` is the opened text of the row's sealed note. */
export function toDeedDto(
  { kind, doneBy, doneAt, doneOn, docketCheck }: DeedRow,
  staff: ReadonlyMap<string, StaffCard>,
  note: string | null,
): DeadlineDeedDto {
  return { kind, by: toPersonRef(doneBy, staff), at: doneAt.toISOString(), on: doneOn, docketCheck, note };
}
