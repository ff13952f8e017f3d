import { Choice, Day, Id, LocalTime, Text } from '../platform/fields.js';
import { DeadlineDto } from './deadline.dto.js';
import type { DeadlineOwner, RuleLadder } from './rules/deadline-rule.js';
import { HAND_KINDS, HAND_LADDERS, HAND_OWNERS, HAND_ZONES, type HandKind } from './rules/hand-date.js';
import { HEARING_WARNINGS, type HearingWarning } from './rules/hearing-time.js';
import { HEARING_SOURCES, type HearingSource } from './rules/hearing-words.js';

/** A date that no rule computes. */
export class EnterDeadlineDto {
  @Id({ optional: true })
  id?: string;

  @Choice(HAND_KINDS)
  kind!: HandKind;

  @Text({ optional: true, max: 120, description: 'Own words for it, needed for HAND_OTHER.' })
  words?: string;

  @Day({ description: 'The day in the zone.' })
  on!: string;

  @LocalTime({ optional: true, description: 'Wall time in the zone, when an hour belongs to it.' })
  at?: string;

  @Choice(HAND_ZONES)
  timeZone!: string;

  @Choice(HAND_OWNERS)
  owner!: DeadlineOwner;

  @Choice(HAND_LADDERS, { description: 'How it is reminded of.' })
  ladder!: RuleLadder;

  @Choice(HEARING_SOURCES, { description: 'Who told us.' })
  toldBy!: HearingSource;

  @Text({ optional: true, max: 2000 })
  note?: string;

  @Choice(HEARING_WARNINGS, {
    many: true,
    optional: true,
    description: 'Warnings about the date that the person has seen and confirmed.',
  })
  confirmed?: HearingWarning[];
}

/** The date as it was entered, and what is odd about it. */
export class EnteredDeadlineDto extends DeadlineDto {
  @Choice(HEARING_WARNINGS, { many: true })
  warnings!: HearingWarning[];
}
