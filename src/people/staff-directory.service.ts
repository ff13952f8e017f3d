import { Injectable } from '@nestjs/common';
import { FieldCipher } from '../confidentiality/field-cipher.js';
import type { SubjectRef } from '../confidentiality/sealed.js';
import { UnitOfWork } from '../platform/unit-of-work.js';
import type { Role } from './rules/permissions.js';

export interface StaffCard {
  readonly id: string;
  readonly name: string;
  readonly language: 'en' | 'es';
  readonly timeZone: string;
}

export interface StaffContact extends StaffCard {
  readonly email: string;
}

interface Row {
  readonly id: string;
  readonly name_sealed: Buffer | null;
  readonly email_sealed: Buffer;
  readonly language: 'en' | 'es';
  readonly time_zone: string;
}

/** Who works here, for folders that name or reach people. */
@Injectable()
export class StaffDirectory {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly cipher: FieldCipher,
  ) {}

  /** Cards by id; ids nobody has are left out. */
  async names(ids: readonly string[]): Promise<Map<string, StaffCard>> {
    const rows = await this.rows(ids);
    const cards = await Promise.all(rows.map((row) => this.card(row)));
    return new Map(cards.map((card) => [card.id, card]));
  }

  /** Where mail reaches people who are not disabled; also works in a worker's transaction. */
  async contacts(ids: readonly string[]): Promise<Map<string, StaffContact>> {
    const rows = await this.rows(ids, 'AND disabled_at IS NULL AND joined_at IS NOT NULL');
    const contacts = await Promise.all(
      rows.map(async (row) => ({
        ...(await this.card(row)),
        email: await this.cipher.open(staffSubject(row.id), emailColumn(row.id), row.email_sealed),
      })),
    );
    return new Map(contacts.map((contact) => [contact.id, contact]));
  }

  /** Ids of everybody who holds the role now and is not disabled. */
  async withRole(role: Role): Promise<string[]> {
    const rows = await this.unit.tx.query<{ id: string }[]>(
      `SELECT s.id FROM app.staff s JOIN app.staff_roles r ON r.staff_id = s.id AND r.role = $1 AND r.ended_at IS NULL
        WHERE s.disabled_at IS NULL AND s.joined_at IS NOT NULL ORDER BY s.id`,
      [role],
    );
    return rows.map((row) => row.id);
  }

  private async rows(ids: readonly string[], further = ''): Promise<Row[]> {
    if (ids.length === 0) return [];
    const rows = await this.unit.tx.query<Row[]>(
      `SELECT id, name_sealed, email_sealed, language, time_zone FROM app.staff WHERE id = ANY ($1::uuid[]) ${further}`,
      [[...new Set(ids)]],
    );
    await this.cipher.warm(
      rows.map((row) => row.id),
      'staff',
    );
    return rows;
  }

  private async card(row: Row): Promise<StaffCard> {
    const name = row.name_sealed
      ? await this.cipher.open(staffSubject(row.id), nameColumn(row.id), row.name_sealed)
      : '';
    return { id: row.id, name, language: row.language, timeZone: row.time_zone };
  }
}

export function staffSubject(id: string): SubjectRef {
  return { subjectId: id, purpose: 'staff' };
}

export const nameColumn = (rowId: string) => ({ table: 'app.staff', column: 'name_sealed', rowId });
export const emailColumn = (rowId: string) => ({ table: 'app.staff', column: 'email_sealed', rowId });
export const totpColumn = (rowId: string) => ({
  table: 'app.staff_credentials',
  column: 'totp_sealed',
  rowId,
});
