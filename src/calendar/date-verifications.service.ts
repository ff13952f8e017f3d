import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/audit.js';
import type { CaseRow } from '../cases/cases.queries.js';
import { StaffDirectory } from '../people/staff-directory.service.js';
import { Clock } from '../platform/clock.js';
import { NotFound, StaleVersion } from '../platform/problem.js';
import { UnitOfWork } from '../platform/unit-of-work.js';
import { DateIsOver, SecondPersonNeeded } from './calendar.errors.js';
import { verificationNoteColumn } from './calendar-seals.js';
import { CaseInHand } from './case-in-hand.service.js';
import { toUnverifiedList, type UnverifiedListDto, type VerifyDateDto } from './date-verification.dto.js';
import { insertVerification, unverifiedDates, type DateKind } from './date-verifications.queries.js';
import type { DeadlineDto } from './deadline.dto.js';
import { DeadlineReader, toVerify } from './deadline-reader.service.js';
import { findDeadline, lockDeadline } from './deadlines.queries.js';
import type { HearingDto } from './hearing.dto.js';
import { hearingToVerify, HearingReader } from './hearing-reader.service.js';
import { findHearing, lockHearing } from './hearings.queries.js';
import { VerificationReader, type DateToVerify } from './verification-reader.service.js';

/** How many unverified dates are shown at once; the count says how many there are. */
const SHOWN = 50;

/** Somebody makes sure that a date is right; a critical one, somebody else than the one who entered it. */
@Injectable()
export class DateVerifications {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly inHand: CaseInHand,
    private readonly deadlines: DeadlineReader,
    private readonly hearings: HearingReader,
    private readonly verifications: VerificationReader,
    private readonly staff: StaffDirectory,
    private readonly clock: Clock,
    private readonly audit: Audit,
  ) {}

  /**
   * Notes that an open deadline, as the actor saw it at `version`, is right. Each time is kept; the date itself and its
   * reminders stay as they are. Throws NotFound, CaseIsClosed, StaleVersion, DateIsOver, SecondPersonNeeded.
   */
  async deadline(id: string, version: number, told: VerifyDateDto): Promise<DeadlineDto> {
    const seen = await findDeadline(this.unit.tx, id);
    if (!seen) throw new NotFound();
    const of = await this.inHand.change(seen.caseId);
    const row = await lockDeadline(this.unit.tx, id);
    if (!row) throw new NotFound();
    await this.note(of, 'deadline', toVerify(row), version, told);
    const [shown] = await this.deadlines.describe(of, [row]);
    if (!shown) throw new NotFound();
    return shown;
  }

  /** The same of a scheduled hearing. Throws NotFound, CaseIsClosed, StaleVersion, DateIsOver, SecondPersonNeeded. */
  async hearing(id: string, version: number, told: VerifyDateDto): Promise<HearingDto> {
    const seen = await findHearing(this.unit.tx, id);
    if (!seen) throw new NotFound();
    const of = await this.inHand.change(seen.caseId);
    const row = await lockHearing(this.unit.tx, id);
    if (!row) throw new NotFound();
    await this.note(of, 'hearing', hearingToVerify(row), version, told);
    return this.hearings.one(of, id);
  }

  /**
   * Critical dates of the cases the actor sees that nobody verified, or not lately, the soonest first: open deadlines, the
   * late ones too, and hearings to come. At most 50 with the count of all.
   */
  async unverified(): Promise<UnverifiedListDto> {
    const rows = await unverifiedDates(this.unit.tx, this.clock.now().toString(), SHOWN);
    const people = rows.map(({ enteredBy }) => enteredBy).filter((id) => id !== null);
    return toUnverifiedList(rows, await this.staff.names([...new Set(people)]));
  }

  private async note(
    of: CaseRow,
    kind: DateKind,
    date: DateToVerify,
    version: number,
    { method, note }: VerifyDateDto,
  ): Promise<void> {
    const { tx } = this.unit;
    if (date.version !== version) throw new StaleVersion({ version: date.version });
    if (!date.open) throw new DateIsOver();
    if (!this.verifications.mayVerify(date)) throw new SecondPersonNeeded();
    const id = randomUUID();
    await insertVerification(tx, {
      id,
      caseId: of.id,
      kind,
      subjectId: date.id,
      version,
      method,
      noteSealed: await this.inHand.seal(of, verificationNoteColumn(id), note),
    });
    this.audit.record(tx, {
      action: `${kind}.verified`,
      subject: { kind, id: date.id },
      caseId: of.id,
      fields: ['method', ...(note ? ['note'] : [])],
    });
  }
}
