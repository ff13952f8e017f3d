import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/audit.js';
import { FieldCipher } from '../confidentiality/field-cipher.js';
import type { SubjectRef } from '../confidentiality/sealed.js';
import { StaffDirectory } from '../people/staff-directory.service.js';
import { cutPage, decodeCursor, type Page, type PageQuery } from '../platform/paging.js';
import { Conflict, NotFound } from '../platform/problem.js';
import { UnitOfWork } from '../platform/unit-of-work.js';
import { toCaseNoteDto, type CaseNoteDto, type WriteNoteDto } from './case-notes.dto.js';
import { findNote, insertNote, listNotes, type NoteRow } from './case-notes.queries.js';
import { findCase, noteCaseEvent, type CaseRow } from './cases.queries.js';
import type { NoteKind } from './rules/case-words.js';

const SHOWN = 50;

interface NewNote {
  readonly id?: string;
  readonly kind: NoteKind;
  readonly text: string;
  readonly eventId?: string;
}

/** Words about a case, sealed under the detained person's legal key. */
@Injectable()
export class CaseNotesService {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly cipher: FieldCipher,
    private readonly staff: StaffDirectory,
    private readonly audit: Audit,
  ) {}

  /** Notes newest first, a page at a time; NotFound when the actor does not see the case. */
  async list(caseId: string, query: PageQuery): Promise<Page<CaseNoteDto>> {
    const limit = query.limit ?? SHOWN;
    const after = decodeCursor(query.cursor, 2);
    const found = await this.require(caseId);
    const rows = await listNotes(this.unit.tx, {
      caseId,
      limit: limit + 1,
      after: after ? { place: String(after[0]), id: String(after[1]) } : null,
    });
    const page = cutPage(rows, limit, (row) => [row.place, row.id]);
    return { items: await this.open(found, page.items), next: page.next };
  }

  /** Keeps what somebody wrote. The same id again gives the same note; Conflict when the id is another's. */
  async write(caseId: string, { id, text }: WriteNoteDto): Promise<CaseNoteDto> {
    const found = await this.require(caseId);
    const noteId = await this.keep(found, { kind: 'note', text, ...(id ? { id } : {}) });
    const row = await findNote(this.unit.tx, noteId);
    if (!row || row.caseId !== caseId || row.authorId !== this.unit.staffId()) throw new Conflict();
    const [note] = await this.open(found, [row]);
    if (!note) throw new NotFound();
    return note;
  }

  /** Seals and keeps words about a case the actor sees; returns the note's id. */
  async keep(
    of: Pick<CaseRow, 'id' | 'detainedPartyId'>,
    { id = randomUUID(), kind, text, eventId }: NewNote,
  ): Promise<string> {
    const { tx } = this.unit;
    const sealed = await this.cipher.seal(subjectOf(of), columnOf(id), text);
    const isNew = await insertNote(tx, {
      id,
      caseId: of.id,
      kind,
      sealed,
      authorId: this.unit.staffId(),
      eventId: eventId ?? null,
    });
    if (isNew && kind === 'note') {
      await noteCaseEvent(tx, { caseId: of.id, kind: 'note_written', refId: id });
      this.audit.record(tx, {
        action: 'note.written',
        subject: { kind: 'case_note', id },
        caseId: of.id,
        fields: ['text'],
      });
    }
    return id;
  }

  private async require(caseId: string): Promise<CaseRow> {
    const found = await findCase(this.unit.tx, { id: caseId });
    if (!found) throw new NotFound();
    return found;
  }

  private async open(of: CaseRow, rows: readonly NoteRow[]): Promise<CaseNoteDto[]> {
    const authors = await this.staff.names(rows.map((row) => row.authorId));
    const subject = subjectOf(of);
    return Promise.all(
      rows.map(async (row) => {
        const text = await this.cipher.open(subject, columnOf(row.id), row.textSealed);
        return toCaseNoteDto(row, text, authors.get(row.authorId)?.name ?? '');
      }),
    );
  }
}

function subjectOf({ detainedPartyId }: Pick<CaseRow, 'detainedPartyId'>): SubjectRef {
  return { subjectId: detainedPartyId, purpose: 'legal' };
}

const columnOf = (rowId: string) => ({ table: 'app.case_notes', column: 'text_sealed', rowId });
