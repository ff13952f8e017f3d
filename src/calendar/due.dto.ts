import { PersonRefDto } from '../cases/case-people.dto.js';
import { Choice, Day, Instant, Nested } from '../platform/fields.js';
import { HEARING_SOURCES, type HearingSource } from './rules/hearing-words.js';

export class DueDto {
  @Day({ optional: true, description: 'A day in the zone of the date.' })
  on?: string;

  @Instant({ optional: true, description: 'A moment, when the rule counts hours.' })
  at?: string;
}

export function toDueDto(on: string | null, at: Date | null): DueDto {
  return { ...(on === null ? {} : { on }), ...(at === null ? {} : { at: at.toISOString() }) };
}

export const DATE_SOURCES = ['hearing', 'decision', 'filing', 'custody', 'event', 'hand'] as const;
export type DateSource = (typeof DATE_SOURCES)[number];

/** What a date was computed from, or that it was entered by hand, and by whom. */
export class DateSourceDto {
  @Choice(DATE_SOURCES)
  kind!: DateSource;

  @Nested(() => PersonRefDto, { nullable: true })
  by!: PersonRefDto | null;

  @Choice(HEARING_SOURCES, { nullable: true, description: 'Who told us of a date entered by hand.' })
  toldBy!: HearingSource | null;

  @Instant({ description: 'When it was entered.' })
  at!: string;
}
