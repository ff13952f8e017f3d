import { PersonRefDto } from '../cases/case-people.dto.js';
import { CourtRefDto } from '../places/place-refs.dto.js';
import { HEARING_CERTAINTIES, type HearingCertainty } from '../calendar/rules/hearing-certainty.js';
import { Choice, Day, Id, Instant, LocalTime, Nested, Text } from '../platform/fields.js';

/** A few words in both languages of the office. */
export class WordsDto {
  @Text()
  en!: string;

  @Text()
  es!: string;
}

export class CaseRefDto {
  @Id()
  caseId!: string;

  @Text()
  caseReference!: string;
}

/** Who stands beside the client. */
export class TeamDto {
  @Nested(() => PersonRefDto, { nullable: true })
  lead!: PersonRefDto | null;

  @Nested(() => PersonRefDto, { nullable: true })
  backup!: PersonRefDto | null;
}

/** A hearing by the clock of its court. */
export class HearingDateDto {
  @Text()
  kind!: string;

  @Day()
  on!: string;

  @Choice(HEARING_CERTAINTIES)
  certainty!: HearingCertainty;

  @LocalTime({ nullable: true, description: 'Court wall time; null on a control date.' })
  at!: string | null;

  @Instant({ description: 'When it begins; of a control date, when its day is over.' })
  startsAt!: string;

  @Text()
  timeZone!: string;

  @Nested(() => CourtRefDto)
  court!: CourtRefDto;
}

/** A deadline by its rule, or a hearing by its kind, with the day or the moment that counts. */
export class OneDateDto {
  @Text({ nullable: true, description: 'Rule code.' })
  code!: string | null;

  @Nested(() => WordsDto, { nullable: true })
  title!: WordsDto | null;

  @Text({ nullable: true })
  hearingKind!: string | null;

  @Choice(HEARING_CERTAINTIES, { nullable: true, description: 'Of a hearing.' })
  certainty!: HearingCertainty | null;

  @Day({ nullable: true })
  on!: string | null;

  @Instant({ nullable: true })
  at!: string | null;

  @Text()
  timeZone!: string;
}

export type Names = ReadonlyMap<string, { readonly name: string }>;

interface TeamIds {
  readonly leadId: string | null;
  readonly backupId: string | null;
}

/** Lead and backup with their names; null where nobody is. */
export function toTeamDto({ leadId, backupId }: TeamIds, names: Names): TeamDto {
  const member = (id: string | null) => (id === null ? null : { id, name: names.get(id)?.name ?? '' });
  return { lead: member(leadId), backup: member(backupId) };
}
