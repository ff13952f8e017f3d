import { Injectable } from '@nestjs/common';
import type { CaseRow } from '../cases/cases.queries.js';
import { StaffDirectory } from '../people/staff-directory.service.js';
import { Clock, instantOf } from '../platform/clock.js';
import { UnitOfWork } from '../platform/unit-of-work.js';
import { verificationNoteColumn } from './calendar-seals.js';
import { CaseInHand } from './case-in-hand.service.js';
import { toVerificationDto, type VerificationDto } from './date-verification.dto.js';
import { lastVerifications, type DateKind } from './date-verifications.queries.js';
import { standingOf } from './rules/verification.js';

/** A date as far as it matters for how sure it is. */
export interface DateToVerify {
  readonly id: string;
  readonly version: number;
  readonly critical: boolean;
  readonly everyDays: number;
  readonly enteredBy: string | null;
  /** Whether it still stands: what is over is not verified any more. */
  readonly open: boolean;
}

/** How sure dates are, for whoever shows them. */
@Injectable()
export class VerificationReader {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly inHand: CaseInHand,
    private readonly staff: StaffDirectory,
    private readonly clock: Clock,
  ) {}

  /** The verification of each date of one case the actor sees, by the id of the date, as of now. */
  async of(
    of: CaseRow,
    kind: DateKind,
    dates: readonly DateToVerify[],
  ): Promise<ReadonlyMap<string, VerificationDto>> {
    const rows = await lastVerifications(
      this.unit.tx,
      kind,
      dates.map(({ id }) => id),
    );
    const staff = await this.staff.names([...new Set(rows.map(({ verifiedBy }) => verifiedBy))]);
    const shown = new Map<string, VerificationDto>();
    for (const date of dates) {
      const row = rows.find(({ subjectId }) => subjectId === date.id);
      const note = row ? await this.inHand.open(of, verificationNoteColumn(row.id), row.noteSealed) : null;
      const last = row ? { at: instantOf(row.verifiedAt), version: row.version } : null;
      const { standing, dueAgainAt } = standingOf(last, date.version, date.everyDays, this.clock.now());
      const facts = {
        critical: date.critical,
        standing,
        dueAgainAt: dueAgainAt?.toString() ?? null,
        youMay: date.open && this.mayVerify(date),
      };
      shown.set(date.id, toVerificationDto(facts, row, note, staff));
    }
    return shown;
  }

  /** Whether the actor may verify the date: a critical one wants another person than the one who entered it. */
  mayVerify({ critical, enteredBy }: Pick<DateToVerify, 'critical' | 'enteredBy'>): boolean {
    return !critical || enteredBy !== this.unit.staffId();
  }
}
