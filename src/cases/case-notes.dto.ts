import { Choice, Id, Instant, Nested, Text } from '../platform/fields.js';
import { pageOf } from '../platform/paging.js';
import type { NoteRow } from './case-notes.queries.js';
import { PersonRefDto } from './case-people.dto.js';
import { NOTE_KINDS } from './rules/case-words.js';

const MOST = 8000;

export class WriteNoteDto {
  @Id({ optional: true })
  id?: string;

  @Text({ min: 1, max: MOST })
  text!: string;
}

export class CaseNoteDto {
  @Id()
  id!: string;

  @Choice(NOTE_KINDS)
  kind!: string;

  @Text({ max: MOST })
  text!: string;

  @Nested(() => PersonRefDto)
  author!: PersonRefDto;

  @Instant()
  createdAt!: string;
}

export class CaseNotePage extends pageOf(CaseNoteDto) {}

export function toCaseNoteDto(row: NoteRow, text: string, authorName: string): CaseNoteDto {
  const author = { id: row.authorId, name: authorName };
  return { id: row.id, kind: row.kind, text, author, createdAt: row.createdAt.toISOString() };
}
