import { PersonRefDto } from '../cases/case-people.dto.js';
import { Choice, Day, Instant, Nested } from '../platform/fields.js';

export class DueDto {
  @Day({ optional: true, description: 'A day in the zone of the date.' })
  on?: string;

  @Instant({ optional: true, description: 'A moment, when the rule counts hours.' })
  at?: string;
}

export function toDueDto(on: string | null, at: Date | null): DueDto {
  return { ...(on === null ? {} : { on }), ...(at === null ? {} : { at: at.toISOString() }) };
}

export const DATE_SOURCES = ['hearing', 'decision', 'filing', 'custody'] as const;
export type DateSource = (typeof DATE_SOURCES)[number];

/** What a date was computed from, and who entered that. */
export class DateSourceDto {
  @Choice(DATE_SOURCES)
  kind!: DateSource;

  @Nested(() => PersonRefDto, { nullable: true })
  by!: PersonRefDto | null;

  @Instant({ description: 'When it was entered.' })
  at!: string;
}
