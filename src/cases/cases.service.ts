import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/audit.js';
import type { RevealedDto } from '../intake/intake-requests.dto.js';
import { PartyReader } from '../parties/party-reader.service.js';
import { StaffDirectory } from '../people/staff-directory.service.js';
import { cutPage, decodeCursor, type Page } from '../platform/paging.js';
import { NotFound } from '../platform/problem.js';
import { UnitOfWork } from '../platform/unit-of-work.js';
import { toCaseContactDto, toCaseSafetyDto, toDetainedPersonDto } from './case-people.dto.js';
import {
  toCaseDto,
  toCaseEventDto,
  toCaseListItemDto,
  type CaseDto,
  type CaseListItemDto,
  type ListCasesQuery,
  type RevealableField,
} from './cases.dto.js';
import { findCase, listCaseEvents, listCases, noteCaseEvent, type CaseRow } from './cases.queries.js';
import { readReference } from './rules/case-reference.js';

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;
const SHOWN = 50;
const TIMELINE_SHOWN = 200;
const REVEALED_AS = { 'detained.aNumber': 'a_number' } as const;

/** Reading cases. Row security decides which there are: those one stands beside, or all for the office. */
@Injectable()
export class CasesService {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly parties: PartyReader,
    private readonly staff: StaffDirectory,
    private readonly audit: Audit,
  ) {}

  /** Cases newest first, a page at a time. */
  async list({ status, limit = SHOWN, cursor }: ListCasesQuery): Promise<Page<CaseListItemDto>> {
    const after = decodeCursor(cursor, 2);
    const rows = await listCases(this.unit.tx, {
      status: status ?? null,
      limit: limit + 1,
      after: after ? { place: String(after[0]), id: String(after[1]) } : null,
    });
    const page = cutPage(rows, limit, (row) => [row.place, row.id]);
    const people = await this.parties.identities(page.items.map((row) => row.detainedPartyId));
    const items = page.items.map((row) =>
      toCaseListItemDto(row, people.get(row.detainedPartyId)?.name ?? ''),
    );
    return { items, next: page.next };
  }

  /** The whole case by id or reference (FZ-7K3F in any spelling). Opening the file is written to the audit log. */
  async read(idOrReference: string): Promise<CaseDto> {
    const { tx } = this.unit;
    const found = await this.find(idOrReference);
    const ofCase = [found.detainedPartyId, ...(found.callerPartyId ? [found.callerPartyId] : [])];
    const [events, people, reach] = await Promise.all([
      listCaseEvents(tx, found.id, TIMELINE_SHOWN),
      this.parties.identities(ofCase),
      this.parties.contacts(ofCase),
    ]);
    const staff = await this.staff.names(events.flatMap(({ actorId }) => (actorId ? [actorId] : [])));
    const caller = found.callerPartyId ? people.get(found.callerPartyId) : undefined;
    const contacts = caller ? [toCaseContactDto(caller, reach.get(caller.id))] : [];
    this.audit.record(tx, {
      action: 'case.read',
      subject: { kind: 'case', id: found.id },
      caseId: found.id,
      fields: ['detained', 'contacts'],
    });
    return toCaseDto(found, {
      detained: toDetainedPersonDto(found.detainedPartyId, people.get(found.detainedPartyId)),
      contacts,
      safety: toCaseSafetyDto(contacts),
      timeline: events.map((event) => toCaseEventDto(event, staff)),
    });
  }

  /** A masked field in full. One audit row and one line in the timeline say who saw it. */
  async reveal(caseId: string, field: RevealableField): Promise<RevealedDto> {
    const found = await this.find(caseId);
    const value = await this.parties.reveal(found.detainedPartyId, REVEALED_AS[field], found.id);
    await noteCaseEvent(this.unit.tx, { caseId: found.id, kind: 'identity_revealed' });
    return { value };
  }

  private async find(idOrReference: string): Promise<CaseRow> {
    const reference = readReference(idOrReference);
    const by = UUID.test(idOrReference) ? { id: idOrReference } : reference ? { reference } : null;
    const found = by ? await findCase(this.unit.tx, by) : null;
    if (!found) throw new NotFound();
    return found;
  }
}
