import { ApiProperty } from '@nestjs/swagger';
import { Choice, ListOf, Nested, Text, Texts, Whole } from '../platform/fields.js';
import {
  ANSWER_OWNERS,
  LINE_RULES,
  QUESTION_TYPES,
  SENSITIVITIES,
  WIDTHS,
  type Questionnaire,
} from './rules/questionnaire.js';

export class WordingDto {
  @Text({ max: 1000 })
  en!: string;

  @Text({ max: 1000 })
  es!: string;
}

export class ListedChoiceDto {
  @Text()
  value!: string;

  @Nested(() => WordingDto)
  label!: WordingDto;
}

export class FollowUpDto {
  @Texts({ description: 'Values after which the sentence is said; "unknown" is the state.' })
  in!: string[];

  @Nested(() => WordingDto)
  say!: WordingDto;
}

export class ShowIfDto {
  @Text()
  question!: string;

  @Texts()
  in!: string[];
}

export class QuestionDto {
  @Text()
  id!: string;

  @Choice(QUESTION_TYPES)
  type!: (typeof QUESTION_TYPES)[number];

  @Choice(SENSITIVITIES)
  sensitivity!: (typeof SENSITIVITIES)[number];

  @Choice(ANSWER_OWNERS)
  owner!: (typeof ANSWER_OWNERS)[number];

  @Nested(() => WordingDto)
  label!: WordingDto;

  @Nested(() => WordingDto, { optional: true, description: 'Why it is asked, for the person who asks.' })
  why?: WordingDto;

  @Nested(() => WordingDto, { optional: true, description: 'The sentence to read aloud.' })
  say?: WordingDto;

  // Named `then` on the wire; a class with a member of that name could be taken for a promise.
  @ApiProperty({
    name: 'then',
    type: () => [FollowUpDto],
    required: false,
    description: 'What to say next, after some answers.',
  })
  followUps?: FollowUpDto[];

  @ListOf(() => ListedChoiceDto, { optional: true })
  choices?: ListedChoiceDto[];

  @Nested(() => ShowIfDto, { optional: true })
  showIf?: ShowIfDto;

  @Choice(LINE_RULES, { description: 'What to do with the question on a line that is listened to.' })
  monitoredLine!: (typeof LINE_RULES)[number];

  @Choice(WIDTHS, { optional: true })
  width?: (typeof WIDTHS)[number];

  @Whole({ optional: true })
  maxLength?: number;
}

export class SectionDto {
  @Text()
  id!: string;

  @Whole()
  number!: number;

  @Nested(() => WordingDto)
  title!: WordingDto;

  @ListOf(() => QuestionDto)
  questions!: QuestionDto[];
}

export class QuestionnaireDto {
  @Text()
  version!: string;

  @ListOf(() => ListedChoiceDto)
  languages!: ListedChoiceDto[];

  @Texts({ description: 'ISO 3166-1 alpha-2, the most frequent first.' })
  countries!: string[];

  @ListOf(() => SectionDto)
  sections!: SectionDto[];
}

/** The stored document is the contract; this names it so. */
export function toQuestionnaireDto({
  version,
  languages,
  countries,
  sections,
}: Questionnaire): QuestionnaireDto {
  return { version, languages, countries, sections } as QuestionnaireDto;
}
