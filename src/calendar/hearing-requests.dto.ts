import { Choice, Day, Id, LocalTime, Text } from '../platform/fields.js';
import { HEARING_KINDS, type HearingKind } from './rules/deadlines-for-decision.js';
import { HEARING_CERTAINTIES, type HearingCertainty } from './rules/hearing-certainty.js';
import { HEARING_WARNINGS, type HearingWarning } from './rules/hearing-time.js';
import { HEARING_SOURCES, MODALITIES, type HearingSource, type Modality } from './rules/hearing-words.js';

const CERTAINTY =
  'Exact unless told: a day and an hour. A control date is a day without an hour; one to be set has neither.';

export class ScheduleHearingDto {
  @Id({ optional: true })
  id?: string;

  @Id()
  courtId!: string;

  @Choice(HEARING_KINDS)
  kind!: HearingKind;

  @Choice(HEARING_CERTAINTIES, { optional: true, description: CERTAINTY })
  certainty?: HearingCertainty;

  @Day({ optional: true, description: "The court's calendar day." })
  on?: string;

  @LocalTime({ optional: true, description: "The court's wall time." })
  at?: string;

  @Choice(MODALITIES)
  modality!: Modality;

  @Text({ optional: true, max: 1000 })
  link?: string;

  @Choice(HEARING_SOURCES)
  source!: HearingSource;

  @Text({ optional: true, max: 200 })
  judge?: string;

  @Choice(HEARING_WARNINGS, {
    many: true,
    optional: true,
    description: 'Warnings about the date that the person has seen and confirmed.',
  })
  confirmed?: HearingWarning[];
}

export class ContinueHearingDto {
  @Id({ optional: true, description: 'Of the hearing that takes its place.' })
  id?: string;

  @Choice(HEARING_CERTAINTIES, { optional: true, description: CERTAINTY })
  certainty?: HearingCertainty;

  @Day({ optional: true })
  on?: string;

  @LocalTime({ optional: true })
  at?: string;

  @Text({ min: 3, max: 2000 })
  reason!: string;

  @Choice(HEARING_WARNINGS, {
    many: true,
    optional: true,
    description: 'Warnings about the date that the person has seen and confirmed.',
  })
  confirmed?: HearingWarning[];
}

export class VacateHearingDto {
  @Text({ min: 3, max: 2000 })
  reason!: string;
}
