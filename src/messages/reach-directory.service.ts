import { Injectable } from '@nestjs/common';
import { FieldCipher } from '../confidentiality/field-cipher.js';
import { staffSubject } from '../people/staff-directory.service.js';
import { UnitOfWork } from '../platform/unit-of-work.js';
import { readReach } from './reach.queries.js';

export const phoneColumn = (rowId: string) => ({ table: 'app.staff_reach', column: 'phone_sealed', rowId });

export interface TextContact {
  /** E.164. */
  readonly phone: string;
  readonly language: 'en' | 'es';
}

/** The numbers staff gave, for folders that text or call them. */
@Injectable()
export class ReachDirectory {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly cipher: FieldCipher,
  ) {}

  /** Where texts reach somebody; null without a confirmed number, 'stopped' when that number has said STOP. */
  async forTexts(staffId: string): Promise<TextContact | 'stopped' | null> {
    const row = await readReach(this.unit.tx, staffId);
    if (!row?.phone_sealed || !row.confirmed) return null;
    if (row.stopped) return 'stopped';
    return { phone: await this.open(staffId, row.phone_sealed), language: row.language };
  }

  /** The number of a confirmed phone, to call; also of one that wants no texts. */
  async toCall(staffId: string): Promise<string | null> {
    const row = await readReach(this.unit.tx, staffId);
    return row?.phone_sealed && row.confirmed ? this.open(staffId, row.phone_sealed) : null;
  }

  private open(staffId: string, sealed: Buffer): Promise<string> {
    return this.cipher.open(staffSubject(staffId), phoneColumn(staffId), sealed);
  }
}
