import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../platform/unit-of-work.js';
import { HELD_IN, INTAKE_COLUMNS, intakeById } from './intake-by-id.js';
import type { IntakeChannel } from './rules/call.js';
import type { IntakeStatus } from './rules/intake-lifecycle.js';
import { MISSING_PIECES } from './rules/enough-to-act.js';
import type { UrgencyLevel } from './rules/urgency.js';
import type { SealedRow } from './sealed-answers.js';

export interface IntakeRow extends SealedRow {
  readonly reference: string;
  readonly version: number;
  readonly status: IntakeStatus;
  readonly channel: IntakeChannel;
  readonly monitored_line: boolean;
  readonly questionnaire_version: string;
  readonly urgency: UrgencyLevel;
  readonly enough_to_act: boolean;
  readonly missing: string[];
  readonly facility_id: string | null;
  readonly facility_state: string | null;
  readonly consent_store: boolean;
  readonly consent_share: boolean;
  readonly taken_by: string;
  readonly started_at: Date;
  readonly saved_at: Date;
  readonly finished_at: Date | null;
  readonly last_patch_id: string | null;
  readonly case_id: string | null;
  readonly case_reference: string | null;
}

/** A row of a list, with the text of its place in the order. */
export interface ListedRow extends IntakeRow {
  readonly place: string;
  readonly rank: number;
  readonly duplicates: number;
}

export interface NewCall {
  readonly id: string;
  readonly reference: string;
  readonly channel: IntakeChannel;
  readonly monitoredLine: boolean;
  readonly questionnaireVersion: string;
  readonly callerPartyId: string;
  readonly detainedPartyId: string;
}

const RANK = `CASE i.urgency WHEN 'red' THEN 0 WHEN 'amber' THEN 1 ELSE 2 END`;

/** The SQL of calls. Row security decides which rows there are. */
@Injectable()
export class IntakeQueries {
  constructor(private readonly unit: UnitOfWork) {}

  async find(id: string): Promise<IntakeRow | null> {
    const [row] = await this.unit.read<IntakeRow>(intakeById(id));
    return row ?? null;
  }

  /** The call, locked against others until the commit; null when it may not be seen or not be changed. */
  async lock(id: string): Promise<IntakeRow | null> {
    const [row] = await this.unit.tx.query<IntakeRow[]>(
      `SELECT ${INTAKE_COLUMNS}, ${HELD_IN} FROM app.intakes i WHERE i.id = $1 FOR UPDATE OF i`,
      [id],
    );
    return row ?? null;
  }

  /** Adds a call with its two people. False when the id or the reference is taken, whoever took it. */
  async add(call: NewCall): Promise<boolean> {
    const rows = await this.unit.tx.query<unknown[]>(
      `WITH call AS (
         INSERT INTO app.intakes (id, reference, channel, monitored_line, questionnaire_version, caller_party_id, detained_party_id, missing, taken_by)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT DO NOTHING RETURNING caller_party_id, detained_party_id, taken_by
       ), people AS (
         INSERT INTO app.parties (id, kind, recorded_by)
         SELECT caller_party_id, 'caller', taken_by FROM call UNION ALL SELECT detained_party_id, 'detained', taken_by FROM call
       )
       SELECT 1 FROM call`,
      [
        call.id,
        call.reference,
        call.channel,
        call.monitoredLine,
        call.questionnaireVersion,
        call.callerPartyId,
        call.detainedPartyId,
        MISSING_PIECES,
        this.unit.staffId(),
      ],
    );
    return rows.length > 0;
  }

  /** Calls of one person or of all, newest save first, after a place in that order. */
  list(filter: {
    takenBy: string | null;
    status: string | null;
    after: readonly [string, string] | null;
    limit: number;
  }): Promise<ListedRow[]> {
    return this.unit.tx.query<ListedRow[]>(
      `SELECT ${INTAKE_COLUMNS}, NULL AS facility_state, i.saved_at::text AS place, 0 AS rank, 0 AS duplicates FROM app.intakes i
        WHERE ($1::uuid IS NULL OR i.taken_by = $1) AND ($2::text IS NULL OR i.status = $2)
          AND ($3::timestamptz IS NULL OR (i.saved_at, i.id) < ($3::timestamptz, $4::uuid))
        ORDER BY i.saved_at DESC, i.id DESC LIMIT $5`,
      [filter.takenBy, filter.status, filter.after?.[0] ?? null, filter.after?.[1] ?? null, filter.limit],
    );
  }

  /** Calls that wait for a decision: red first, then the longest waiting. */
  queue(filter: { after: readonly [number, string, string] | null; limit: number }): Promise<ListedRow[]> {
    return this.unit.tx.query<ListedRow[]>(
      `SELECT page.*, (SELECT count(DISTINCT s.intake_id)::int FROM app.intakes_sharing(page.id) s) AS duplicates
         FROM (
           SELECT ${INTAKE_COLUMNS}, NULL AS facility_state, i.finished_at::text AS place, ${RANK} AS rank FROM app.intakes i
            WHERE i.status IN ('finished', 'wait_listed')
              AND ($1::int IS NULL OR (${RANK}, i.finished_at, i.id) > ($1::int, $2::timestamptz, $3::uuid))
            ORDER BY ${RANK}, i.finished_at, i.id LIMIT $4
         ) page
        ORDER BY page.rank, page.finished_at, page.id`,
      [filter.after?.[0] ?? null, filter.after?.[1] ?? null, filter.after?.[2] ?? null, filter.limit],
    );
  }

  /** Moves a locked call. A review says who decided; a hand-off stamps when. */
  async move(
    id: string,
    to: IntakeStatus,
    how: { outcomeSealed: Buffer | null; reviewed: boolean },
  ): Promise<void> {
    const finishes = to !== 'draft' && to !== 'parked';
    await this.unit.tx.query(
      `UPDATE app.intakes SET status = $2, version = version + 1, saved_at = app.now(),
              finished_at = CASE WHEN $3 THEN coalesce(finished_at, app.now()) END,
              outcome_sealed = coalesce($4, outcome_sealed),
              reviewed_by = CASE WHEN $5 THEN $6::uuid ELSE reviewed_by END,
              reviewed_at = CASE WHEN $5 THEN app.now() ELSE reviewed_at END
        WHERE id = $1`,
      [id, to, finishes, how.outcomeSealed, how.reviewed, this.unit.staffId()],
    );
  }

  async noteCase(id: string, caseId: string, caseReference: string): Promise<void> {
    await this.unit.tx.query('UPDATE app.intakes SET case_id = $2, case_reference = $3 WHERE id = $1', [
      id,
      caseId,
      caseReference,
    ]);
  }
}
