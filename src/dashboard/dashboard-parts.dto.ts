import { Id, Text } from '../platform/fields.js';

/** A few words in both languages of the office. */
export class WordsDto {
  @Text()
  en!: string;

  @Text()
  es!: string;
}

export class TeamMemberDto {
  @Id()
  id!: string;

  @Text()
  name!: string;
}

export class CourtRefDto {
  @Id()
  id!: string;

  @Text()
  key!: string;

  @Text()
  name!: string;
}

export class CaseRefDto {
  @Id()
  caseId!: string;

  @Text()
  caseReference!: string;
}

type Names = ReadonlyMap<string, { readonly name: string }>;

/** The person, or null when nobody is there. */
export function toTeamMemberDto(id: string | null, names: Names): TeamMemberDto | null {
  return id === null ? null : { id, name: names.get(id)?.name ?? '' };
}
