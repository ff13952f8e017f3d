import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/audit.js';
import { FieldCipher } from '../confidentiality/field-cipher.js';
import { UnitOfWork } from '../platform/unit-of-work.js';
import { NotFound } from '../platform/problem.js';
import { aNumberSeal, identitySeal, phoneSeal, safetySeal } from './party-seals.js';
import { formatANumber } from './rules/a-number.js';
import type { PartyContact, PartyIdentity, PartyKind } from './rules/party.js';
import { displayName } from './rules/person-name.js';

/** A person as other folders show them. */
export interface PartyCard extends Omit<PartyIdentity, 'name'> {
  readonly id: string;
  readonly kind: PartyKind;
  /** HERNÁNDEZ LÓPEZ, José; empty when no name is known. */
  readonly name: string;
  readonly parts: PartyIdentity['name'];
  readonly aNumberMasked?: string;
}

interface IdentityRow {
  readonly id: string;
  readonly kind: PartyKind;
  readonly identity_sealed: Buffer | null;
}

interface PhoneRow {
  readonly party_id: string;
  readonly phone_sealed: Buffer;
  readonly safety_sealed: Buffer;
}

/** The people we know of, for folders that name or reach them. Row security decides who is there at all. */
@Injectable()
export class PartyReader {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly cipher: FieldCipher,
    private readonly audit: Audit,
  ) {}

  /** Who the parties are, by id; those one may not see are left out. Two queries, whatever the number. */
  async identities(partyIds: readonly string[]): Promise<Map<string, PartyCard>> {
    if (partyIds.length === 0) return new Map();
    const rows = await this.unit.tx.query<IdentityRow[]>(
      'SELECT id, kind, identity_sealed FROM app.parties WHERE id = ANY ($1::uuid[])',
      [[...new Set(partyIds)]],
    );
    await this.cipher.warm(
      rows.filter((row) => row.identity_sealed).map((row) => row.id),
      'identity',
    );
    const cards = await Promise.all(rows.map((row) => this.card(row)));
    return new Map(cards.map((card) => [card.id, card]));
  }

  /** How the parties may be reached, by id; parties without a callback number are left out. */
  async contacts(partyIds: readonly string[]): Promise<Map<string, PartyContact>> {
    if (partyIds.length === 0) return new Map();
    const rows = await this.unit.tx.query<PhoneRow[]>(
      `SELECT party_id, phone_sealed, safety_sealed FROM app.party_phones WHERE party_id = ANY ($1::uuid[]) AND slot = 'callback'`,
      [[...new Set(partyIds)]],
    );
    await this.cipher.warm(
      rows.map((row) => row.party_id),
      'contact',
    );
    const contacts = await Promise.all(
      rows.map(async (row) => [row.party_id, await this.contact(row)] as const),
    );
    return new Map(contacts);
  }

  /**
   * The A-number in full, as printed (A012-345-678), and an audit entry that it was shown. Throws NotFound when there is
   * none or the person may not be seen.
   */
  async reveal(partyId: string, field: 'a_number', caseId?: string): Promise<string> {
    const { tx } = this.unit;
    const [row] = await tx.query<{ a_number_sealed: Buffer | null }[]>(
      'SELECT a_number_sealed FROM app.parties WHERE id = $1',
      [partyId],
    );
    if (!row?.a_number_sealed) throw new NotFound();
    const { subject, column } = aNumberSeal(partyId);
    const digits = await this.cipher.open(subject, column, row.a_number_sealed);
    this.audit.record(tx, {
      action: 'party.revealed',
      subject: { kind: 'party', id: partyId },
      ...(caseId ? { caseId } : {}),
      fields: [field],
    });
    return formatANumber(digits);
  }

  private async card(row: IdentityRow): Promise<PartyCard> {
    const { subject, column } = identitySeal(row.id);
    const identity: PartyIdentity = row.identity_sealed
      ? await this.cipher.openJson<PartyIdentity>(subject, column, row.identity_sealed)
      : { name: {} };
    return {
      ...identity,
      id: row.id,
      kind: row.kind,
      name: displayName(identity.name),
      parts: identity.name,
    };
  }

  private async contact(row: PhoneRow): Promise<PartyContact> {
    const phone = phoneSeal(row.party_id);
    const safety = safetySeal(row.party_id);
    return {
      phone: await this.cipher.open(phone.subject, phone.column, row.phone_sealed),
      safety: await this.cipher.openJson<PartyContact['safety']>(
        safety.subject,
        safety.column,
        row.safety_sealed,
      ),
    };
  }
}
