import { Injectable } from '@nestjs/common';
import type { PartialDate } from '../parties/rules/partial-date.js';
import { NotFound } from '../platform/problem.js';
import type { UrgencyDto } from './intake-parts.dto.js';
import { IntakeQueries, type IntakeRow } from './intakes.queries.js';
import { dateOf, wordOf } from './rules/answers.js';
import { SealedAnswers } from './sealed-answers.js';

/** What a case takes over from the call it was opened from. */
export interface IntakeForCase {
  readonly intakeId: string;
  readonly reference: string;
  readonly detainedPartyId: string;
  readonly callerPartyId: string;
  readonly facilityId: string | null;
  readonly detainedSince: PartialDate | null;
  readonly facilitySource: string | null;
  /** When a jail would have let the person go but for the detainer: ISO 8601, UTC. */
  readonly wouldBeReleasedAt: string | null;
  readonly detainerLodged: 'yes' | 'no' | null;
  readonly callerRelationship: string | null;
  readonly notes: string | null;
  readonly urgency: UrgencyDto;
}

/** Calls, for the folders to the right. */
@Injectable()
export class IntakeReader {
  constructor(
    private readonly intakes: IntakeQueries,
    private readonly sealedAnswers: SealedAnswers,
  ) {}

  /** What the call says that a case needs. Throws NotFound for those who may not see the call. */
  async forCase(intakeId: string): Promise<IntakeForCase> {
    const row = await this.intakes.find(intakeId);
    if (!row) throw new NotFound();
    return this.of(row);
  }

  /** The same, from a row that was just read. */
  async of(row: IntakeRow): Promise<IntakeForCase> {
    const answers = await this.sealedAnswers.open(row);
    const lodged = wordOf(answers, 'detained.detainerLodged');
    return {
      intakeId: row.id,
      reference: row.reference,
      detainedPartyId: row.detained_party_id,
      callerPartyId: row.caller_party_id,
      facilityId: row.facility_id,
      detainedSince: dateOf(answers, 'detained.since'),
      facilitySource: wordOf(answers, 'detained.facilitySource'),
      wouldBeReleasedAt: wordOf(answers, 'now.wouldBeReleasedAt'),
      detainerLodged: lodged === 'yes' || lodged === 'no' ? lodged : null,
      callerRelationship: wordOf(answers, 'caller.relationship'),
      notes: wordOf(answers, 'close.notes'),
      urgency: { level: row.urgency, reasons: [...(await this.sealedAnswers.openReasons(row))] },
    };
  }
}
