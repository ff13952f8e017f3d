import { Injectable } from '@nestjs/common';
import { FieldCipher } from '../confidentiality/field-cipher.js';
import type { SubjectRef } from '../confidentiality/sealed.js';
import { UnitOfWork } from '../platform/unit-of-work.js';
import { tellableOptIn, type OptInRow } from './client-opt-ins.queries.js';
import type { Language } from './rules/templates.js';

export const clientSubject = (optInId: string): SubjectRef => ({ subjectId: optInId, purpose: 'reach' });
export const clientColumn = (column: 'name_sealed' | 'phone_sealed', rowId: string) => ({
  table: 'app.client_opt_ins',
  column,
  rowId,
});

/** The numbers of clients and families, for folders that text or call them. */
@Injectable()
export class ClientDirectory {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly cipher: FieldCipher,
  ) {}

  /** Where, and by which clock, texts reach somebody who may be told now; null when they may not: ended, stopped, or held again. */
  async forTexts(optInId: string): Promise<{ phone: string; language: Language; zone: string } | null> {
    const row = await tellableOptIn(this.unit.tx, optInId);
    if (row?.way !== 'text') return null;
    const { phone } = await this.open(row);
    return phone === null ? null : { phone, language: row.language, zone: row.time_zone };
  }

  /** Name and number in the clear; null for what was not told or is destroyed. */
  async open(
    row: Pick<OptInRow, 'id' | 'name_sealed' | 'phone_sealed'>,
  ): Promise<{ name: string | null; phone: string | null }> {
    const open = (column: 'name_sealed' | 'phone_sealed') => {
      const sealed = row[column];
      return sealed && this.cipher.open(clientSubject(row.id), clientColumn(column, row.id), sealed);
    };
    return { name: await open('name_sealed'), phone: await open('phone_sealed') };
  }
}
