import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/audit.js';
import { CaseAccess } from '../cases/case-access.js';
import { BlindIndex } from '../confidentiality/blind-index.js';
import { FieldCipher } from '../confidentiality/field-cipher.js';
import type { SubjectRef } from '../confidentiality/sealed.js';
import { PartyReader } from '../parties/party-reader.service.js';
import { StaffDirectory } from '../people/staff-directory.service.js';
import { NotFound } from '../platform/problem.js';
import { UnitOfWork, type Tx } from '../platform/unit-of-work.js';
import {
  toInboundTextDto,
  type InboundTextDto,
  type InboundTextListDto,
  type PlaceTextDto,
  type SetTextAsideDto,
} from './inbound-texts.dto.js';
import { NoOpenCase, TextDecided } from './inbound-texts.errors.js';
import {
  fileInboundText,
  markHandled,
  noteRead,
  openCaseOf,
  place,
  putAside,
  textsOfCase,
  unplacedTexts,
  type InboundTextRow,
} from './inbound-texts.queries.js';
import { keptWords } from './rules/inbound-texts.js';

const SHOWN = 100;

/** What families and clients text to the office: sealed, on their case, until somebody has handled it. */
@Injectable()
export class InboundTexts {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly cases: CaseAccess,
    private readonly cipher: FieldCipher,
    private readonly index: BlindIndex,
    private readonly parties: PartyReader,
    private readonly staff: StaffDirectory,
    private readonly audit: Audit,
  ) {}

  /**
   * Keeps a text in the transaction that keeps its event, and lays it on the open cases of its number; without one it waits
   * for the coordinators. Whoever it concerns is told that something came, not what.
   */
  async keep(
    tx: Tx,
    event: { provider: string; eventId: string },
    text: { from: string; body: string; pictures: number },
  ): Promise<void> {
    const id = randomUUID();
    const subject = subjectOf(id);
    await fileInboundText(tx, {
      ...event,
      id,
      pictures: text.pictures,
      phoneBidx: this.index.phone(text.from),
      phoneSealed: await this.cipher.seal(subject, phoneColumn(id), text.from),
      bodySealed: await this.cipher.seal(subject, bodyColumn(id), keptWords(text.body)),
    });
  }

  /** The newest 100 texts on a case. Showing them is a reading of each, and is written down. Throws NotFound. */
  async ofCase(caseId: string): Promise<InboundTextListDto> {
    await this.cases.require(caseId);
    const rows = await textsOfCase(this.unit.tx, caseId, this.unit.staffId(), SHOWN);
    return { items: await this.show(rows, caseId) };
  }

  /** The oldest 100 texts that lie on no case and wait for somebody to decide. A reading of each, written down. */
  async unplaced(): Promise<InboundTextListDto> {
    const rows = await unplacedTexts(this.unit.tx, null, this.unit.staffId(), SHOWN);
    return { items: await this.show(rows) };
  }

  /** "Handled", for one case; the first word stands, repeating it changes nothing. Throws NotFound. */
  async handle(caseId: string, textId: string): Promise<InboundTextDto> {
    await this.cases.require(caseId);
    const { tx } = this.unit;
    if (await markHandled(tx, textId, caseId, this.unit.staffId())) this.note('text.handled', textId, caseId);
    const rows = await textsOfCase(tx, caseId, this.unit.staffId(), SHOWN);
    const [text] = await this.open(rows.filter(({ id }) => id === textId));
    if (!text) throw new NotFound();
    return text;
  }

  /** Lays a text on an open case, where those who stand on it find it. Throws NotFound, NoOpenCase, TextDecided. */
  async place(textId: string, { caseReference }: PlaceTextDto): Promise<void> {
    const { tx } = this.unit;
    const caseId = await openCaseOf(tx, caseReference.toUpperCase());
    if (!caseId) throw new NoOpenCase();
    if (!(await place(tx, textId, caseId, this.unit.staffId()))) throw new TextDecided();
    this.note('text.placed', textId, caseId);
  }

  /** Puts a text away that belongs to no case, with the reason. Throws TextDecided. */
  async setAside(textId: string, { reason }: SetTextAsideDto): Promise<void> {
    if (!(await putAside(this.unit.tx, textId, reason, this.unit.staffId()))) throw new TextDecided();
    this.note('text.set_aside', textId);
  }

  private async show(rows: readonly InboundTextRow[], caseId?: string): Promise<InboundTextDto[]> {
    const texts = await this.open(rows);
    const fresh = rows.filter(({ unread }) => unread).map(({ id }) => id);
    if (fresh.length > 0) await noteRead(this.unit.tx, fresh, this.unit.staffId());
    for (const { id } of rows) this.note('text.read', id, caseId);
    return texts;
  }

  private async open(rows: readonly InboundTextRow[]): Promise<InboundTextDto[]> {
    await this.cipher.warm(
      rows.map(({ id }) => id),
      'inbound',
    );
    const [senders, colleagues] = await Promise.all([
      this.parties.identities(rows.flatMap(({ party_id }) => party_id ?? [])),
      this.staff.names(
        rows.flatMap(({ placed_by, handled_by }) => [placed_by ?? [], handled_by ?? []].flat()),
      ),
    ]);
    const nameOf = (id: string | null) => (id ? (colleagues.get(id)?.name ?? null) : null);
    return Promise.all(
      rows.map(async (row) => {
        const body = await this.cipher.open(subjectOf(row.id), bodyColumn(row.id), row.body_sealed);
        const phone = await this.cipher.open(subjectOf(row.id), phoneColumn(row.id), row.phone_sealed);
        const from = row.party_id ? senders.get(row.party_id)?.name || null : null;
        const names = { from, placedBy: nameOf(row.placed_by), handledBy: nameOf(row.handled_by) };
        return toInboundTextDto(row, { body, phone }, names);
      }),
    );
  }

  private note(
    action: 'text.read' | 'text.handled' | 'text.placed' | 'text.set_aside',
    id: string,
    caseId?: string,
  ): void {
    this.audit.record(this.unit.tx, {
      action,
      subject: { kind: 'inbound_text', id },
      fields: ['body'],
      ...(caseId && { caseId }),
    });
  }
}

function subjectOf(id: string): SubjectRef {
  return { subjectId: id, purpose: 'inbound' };
}

const bodyColumn = (rowId: string) => ({ table: 'app.inbound_texts', column: 'body_sealed', rowId });
const phoneColumn = (rowId: string) => ({ table: 'app.inbound_texts', column: 'phone_sealed', rowId });
