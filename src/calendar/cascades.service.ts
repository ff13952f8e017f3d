import { Injectable } from '@nestjs/common';
import { teamCourts } from '../assignments/assignments.queries.js';
import { courtFit } from '../assignments/rules/court-fit.js';
import { StaffDirectory } from '../people/staff-directory.service.js';
import type { RecordStayDto } from '../custody/custody.dto.js';
import { CustodyService } from '../custody/custody.service.js';
import { transferChanges } from '../custody/rules/transfer.js';
import { NotFound } from '../platform/problem.js';
import { UnitOfWork } from '../platform/unit-of-work.js';
import { CaseInHand } from './case-in-hand.service.js';
import {
  toCascadeDto,
  toHearingElsewhereDto,
  toPlaceDto,
  type CascadeDto,
  type CascadeRow,
  type TeamElsewhereDto,
  type TransferPreviewDto,
} from './cascade.dto.js';
import { deadlinesOfCase } from './deadlines.queries.js';
import type { CorrectDecisionDto, RecordDecisionDto } from './record-decision.dto.js';
import { DecisionCorrections } from './decision-corrections.service.js';
import { findDecision } from './decisions.queries.js';
import { DecisionsService } from './decisions.service.js';
import type { RecordFilingDto } from './filing.dto.js';
import { FilingsService } from './filings.service.js';
import type { ContinueHearingDto } from './hearing-requests.dto.js';
import { findHearing, hearingsOfCase } from './hearings.queries.js';
import { HearingsService } from './hearings.service.js';
import { toPersonRef } from './person-ref.js';
import type { RecordLegalEventDto } from './legal-event.dto.js';
import { LegalEvents } from './legal-events.service.js';
import { placeOfDetention } from './place-of-detention.js';
import { HEARING_WARNINGS } from './rules/hearing-time.js';
import { cascadeOf } from './rules/cascade.js';

/**
 * What a change would do to the dates of a case before it is made. The change itself is done, looked at and undone, so
 * that a preview cannot differ from the deed. Refuses what the deed refuses.
 */
@Injectable()
export class Cascades {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly inHand: CaseInHand,
    private readonly hearings: HearingsService,
    private readonly decisions: DecisionsService,
    private readonly corrections: DecisionCorrections,
    private readonly filings: FilingsService,
    private readonly custody: CustodyService,
    private readonly staff: StaffDirectory,
    private readonly events: LegalEvents,
  ) {}

  /** Of moving a hearing. Throws what HearingsService.continue throws. */
  async continue(hearingId: string, version: number, told: ContinueHearingDto): Promise<CascadeDto> {
    const caseId = await this.caseOf(hearingId);
    // What is odd about the day is asked when it is saved; a preview shows the dates all the same.
    const confirmed = [...HEARING_WARNINGS];
    return this.of(caseId, () => this.hearings.continue(hearingId, version, { ...told, confirmed }));
  }

  /** Of a decision. Throws what DecisionsService.record throws. */
  async decide(hearingId: string, told: RecordDecisionDto): Promise<CascadeDto> {
    const caseId = await this.caseOf(hearingId);
    return this.of(caseId, () => this.decisions.record(hearingId, told));
  }

  /** Of putting a decision right. Throws what DecisionCorrections.correct throws. */
  async correct(decisionId: string, told: CorrectDecisionDto): Promise<CascadeDto> {
    const decision = await findDecision(this.unit.tx, decisionId);
    if (!decision) throw new NotFound();
    return this.of(decision.caseId, () => this.corrections.correct(decisionId, told));
  }

  /** Of a filing of the government or a ruling on it. Throws what FilingsService.record throws. */
  file(caseId: string, told: RecordFilingDto): Promise<CascadeDto> {
    return this.of(caseId, () => this.filings.record(caseId, told));
  }

  /** Of what happened in the case. Throws what LegalEvents.record throws. */
  event(caseId: string, told: RecordLegalEventDto): Promise<CascadeDto> {
    return this.of(caseId, () => this.events.record(caseId, told));
  }

  /**
   * Of a new stay: the dates, and what the place decides (court, district, circuit, zone), with the hearings to come that
   * are at another court. Throws what CustodyService.record throws.
   */
  async transfer(caseId: string, told: RecordStayDto): Promise<TransferPreviewDto> {
    const from = (await this.custody.current(caseId))?.facility ?? null;
    const cascade = await this.of(caseId, () => this.custody.record(caseId, told));
    const to = (await this.custody.current(caseId))?.facility ?? null;
    const changes = transferChanges(placeOfDetention(from), placeOfDetention(to));
    const elsewhere = (await hearingsOfCase(this.unit.tx, caseId)).filter(
      ({ status, courtId }) => status === 'scheduled' && to !== null && courtId !== to.court?.id,
    );
    return {
      ...cascade,
      from: toPlaceDto(from),
      to: toPlaceDto(to),
      changes,
      teamElsewhere: await this.teamElsewhere(caseId, to?.court?.id ?? null),
      hearingsElsewhere: changes.includes('court') ? elsewhere.map(toHearingElsewhereDto) : [],
    };
  }

  /** Who of the team says that they appear in other courts than this one. */
  private async teamElsewhere(caseId: string, courtId: string | null): Promise<TeamElsewhereDto[]> {
    const team = await teamCourts(this.unit.tx, caseId);
    const elsewhere = team.filter(({ courtIds }) => courtFit(courtIds, courtId) === 'elsewhere');
    const names = await this.staff.names(elsewhere.map(({ staffId }) => staffId));
    return elsewhere.map(({ staffId, role }) => ({ ...toPersonRef(staffId, names), role }));
  }

  private async of(caseId: string, deed: () => Promise<unknown>): Promise<CascadeDto> {
    await this.inHand.read(caseId);
    const before = await this.datesOf(caseId);
    const after = await this.unit.rehearse(deed, () => this.datesOf(caseId));
    return toCascadeDto(cascadeOf(before, after));
  }

  private async datesOf(caseId: string): Promise<CascadeRow[]> {
    const rows = await deadlinesOfCase(this.unit.tx, caseId);
    return rows.map((row) => ({
      ...row,
      due: [row.nominalOn, row.nominalAt?.toISOString(), row.rolledOn, row.rolledAt?.toISOString()].join(' '),
    }));
  }

  private async caseOf(hearingId: string): Promise<string> {
    const hearing = await findHearing(this.unit.tx, hearingId);
    if (!hearing) throw new NotFound();
    return hearing.caseId;
  }
}
