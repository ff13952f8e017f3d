import { Injectable } from '@nestjs/common';
import { FieldCipher } from '../confidentiality/field-cipher.js';
import type { ColumnRef } from '../confidentiality/sealed.js';
import { findCase, lockCase, type CaseRow } from '../cases/cases.queries.js';
import { NotFound } from '../platform/problem.js';
import { UnitOfWork } from '../platform/unit-of-work.js';
import { CaseIsClosed } from './calendar.errors.js';
import { legalOf } from './calendar-seals.js';

type OfPerson = Pick<CaseRow, 'detainedPartyId'>;

/** The case whose dates are in hand, and the words around them, sealed for the person it is about. */
@Injectable()
export class CaseInHand {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly cipher: FieldCipher,
  ) {}

  /** The case, to read; NotFound when the actor does not see it. */
  async read(caseId: string): Promise<CaseRow> {
    const found = await findCase(this.unit.tx, { id: caseId });
    if (!found) throw new NotFound();
    return found;
  }

  /** The case, to change its dates: locked until the commit. Throws NotFound, CaseIsClosed unless it may be closed. */
  async change(caseId: string, mayBeClosed = false): Promise<CaseRow> {
    const found = await lockCase(this.unit.tx, caseId);
    if (!found) throw new NotFound();
    if (found.status === 'closed' && !mayBeClosed) throw new CaseIsClosed();
    return found;
  }

  /** Seals what was typed; null when nothing was. */
  async seal(of: OfPerson, column: ColumnRef, text: string | null | undefined): Promise<Buffer | null> {
    return text ? this.cipher.seal(legalOf(of.detainedPartyId), column, text) : null;
  }

  async open(of: OfPerson, column: ColumnRef, sealed: Buffer | null): Promise<string | null> {
    return sealed === null ? null : this.cipher.open(legalOf(of.detainedPartyId), column, sealed);
  }
}

/** Whether the person is held, as far as anybody knows: scope of rules that differ for people at liberty. */
export function isDetained({ custodyStatus }: Pick<CaseRow, 'custodyStatus'>): boolean {
  return custodyStatus === 'in_custody' || custodyStatus === 'whereabouts_unknown';
}
