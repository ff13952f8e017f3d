import { Injectable } from '@nestjs/common';
import type { CaseRow } from '../cases/cases.queries.js';
import { StaffDirectory } from '../people/staff-directory.service.js';
import { NotFound } from '../platform/problem.js';
import { UnitOfWork } from '../platform/unit-of-work.js';
import {
  conditionsColumn,
  correctionColumn,
  judgeColumn,
  linkColumn,
  positionColumn,
  reasonColumn,
} from './calendar-seals.js';
import { CaseInHand } from './case-in-hand.service.js';
import { toDecisionDto, type DecisionDto, type OpenedDecision } from './decision.dto.js';
import { decisionsOfCase, decisionsOfHearing, type DecisionRow } from './decisions.queries.js';
import { toHearingDto, type HearingDto, type HearingListDto, type OpenedHearing } from './hearing.dto.js';
import { findHearing, hearingsOfCase, type HearingRow } from './hearings.queries.js';
import { HEARING_REVERIFY_DAYS } from './rules/verification.js';
import { VerificationReader, type DateToVerify } from './verification-reader.service.js';

/** Hearings and decisions as they are shown, with the words around them opened. */
@Injectable()
export class HearingReader {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly inHand: CaseInHand,
    private readonly staff: StaffDirectory,
    private readonly verifications: VerificationReader,
  ) {}

  /** The hearings of a case by time, with their decisions. NotFound when the actor does not see the case. */
  async list(caseId: string): Promise<HearingListDto> {
    const { tx } = this.unit;
    const of = await this.inHand.read(caseId);
    const hearings = await hearingsOfCase(tx, caseId);
    return { items: await this.describe(of, hearings, await decisionsOfCase(tx, caseId)) };
  }

  /** One hearing of a case the actor sees. */
  async one(of: CaseRow, hearingId: string): Promise<HearingDto> {
    const hearing = await findHearing(this.unit.tx, hearingId);
    if (!hearing) throw new NotFound();
    const [shown] = await this.describe(of, [hearing], await decisionsOfHearing(this.unit.tx, hearingId));
    if (!shown) throw new NotFound();
    return shown;
  }

  /** The decision as it is shown. */
  async decision(of: CaseRow, row: DecisionRow): Promise<DecisionDto> {
    return toDecisionDto(await this.openDecision(of, row), await this.staff.names(peopleOf(row)));
  }

  /** The sealed words of a hearing. */
  async words(of: CaseRow, row: HearingRow): Promise<OpenedHearing> {
    const [link, judge, reason] = await Promise.all([
      this.inHand.open(of, linkColumn(row.id), row.linkSealed),
      this.inHand.open(of, judgeColumn(row.id), row.judgeSealed),
      this.inHand.open(of, reasonColumn(row.id), row.reasonSealed),
    ]);
    return { row, link, judge, reason };
  }

  private async describe(
    of: CaseRow,
    hearings: readonly HearingRow[],
    decisions: readonly DecisionRow[],
  ): Promise<HearingDto[]> {
    const people = [...hearings.map(({ recordedBy }) => recordedBy), ...decisions.flatMap(peopleOf)];
    const staff = await this.staff.names([...new Set(people)]);
    const decided: DecisionDto[] = [];
    for (const row of decisions) decided.push(toDecisionDto(await this.openDecision(of, row), staff));
    const verifications = await this.verifications.of(of, 'hearing', hearings.map(hearingToVerify));
    return Promise.all(
      hearings.map(async (row) => {
        const verification = verifications.get(row.id);
        if (!verification) throw new Error('A hearing without its verification');
        const words = await this.words(of, row);
        const ofIt = decided.filter(({ hearingId }) => hearingId === row.id);
        return toHearingDto(words, staff, {
          decision: ofIt.find(({ corrected }) => corrected === null) ?? null,
          earlierDecisions: inOrder(ofIt.filter(({ corrected }) => corrected !== null)),
          verification,
        });
      }),
    );
  }

  private async openDecision(of: CaseRow, row: DecisionRow): Promise<OpenedDecision> {
    return {
      row,
      conditions: await this.inHand.open(of, conditionsColumn(row.id), row.conditionsSealed),
      dhsPosition: await this.inHand.open(of, positionColumn(row.id), row.dhsPositionSealed),
      correction: await this.inHand.open(of, correctionColumn(row.id), row.correctionSealed),
    };
  }
}

function peopleOf({ recordedBy, correctedBy }: DecisionRow): string[] {
  return correctedBy ? [recordedBy, correctedBy] : [recordedBy];
}

function inOrder(decisions: readonly DecisionDto[]): DecisionDto[] {
  return decisions.toSorted((a, b) => a.recordedAt.localeCompare(b.recordedAt));
}

/** A hearing as far as it matters for how sure its date is: critical, whichever kind it is. */
export function hearingToVerify({ id, version, recordedBy, status, certainty }: HearingRow): DateToVerify {
  return {
    id,
    version,
    critical: true,
    everyDays: HEARING_REVERIFY_DAYS,
    enteredBy: recordedBy,
    open: status === 'scheduled' && certainty !== 'to_be_set',
  };
}
