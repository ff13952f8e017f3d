import type { Tx } from '../platform/unit-of-work.js';
import {
  CRITICAL_LADDERS,
  CRITICAL_OWNERS,
  HEARING_REVERIFY_DAYS,
  type VerifyMethod,
} from './rules/verification.js';

/** Which of the two a verification is of. */
export type DateKind = 'deadline' | 'hearing';

export interface VerificationRow {
  readonly id: string;
  readonly subjectId: string;
  readonly version: number;
  readonly method: VerifyMethod;
  readonly noteSealed: Buffer | null;
  readonly verifiedBy: string;
  readonly verifiedAt: Date;
}

export interface NewVerification {
  readonly id: string;
  readonly caseId: string;
  readonly kind: DateKind;
  readonly subjectId: string;
  readonly version: number;
  readonly method: VerifyMethod;
  readonly noteSealed: Buffer | null;
}

/** Column names are ours, never what somebody sent. */
const COLUMN = { deadline: 'deadline_id', hearing: 'hearing_id' } as const;

/** The last verification of each of these dates. */
export function lastVerifications(
  tx: Tx,
  kind: DateKind,
  ids: readonly string[],
): Promise<VerificationRow[]> {
  const column = COLUMN[kind];
  return tx.query(
    `SELECT DISTINCT ON (${column}) id, ${column} AS "subjectId", subject_version AS version, method, note_sealed AS "noteSealed",
            verified_by AS "verifiedBy", verified_at AS "verifiedAt"
       FROM app.date_verifications WHERE ${column} = ANY ($1::uuid[]) ORDER BY ${column}, verified_at DESC, id`,
    [ids],
  );
}

export async function insertVerification(tx: Tx, row: NewVerification): Promise<void> {
  await tx.query(
    `INSERT INTO app.date_verifications (id, case_id, ${COLUMN[row.kind]}, subject_version, method, note_sealed, verified_by)
     VALUES ($1, $2, $3, $4, $5, $6, app.uid())`,
    [row.id, row.caseId, row.subjectId, row.version, row.method, row.noteSealed],
  );
}

export interface UnverifiedRow {
  readonly kind: DateKind;
  readonly id: string;
  readonly caseId: string;
  readonly caseReference: string;
  readonly title: { readonly en: string; readonly es: string } | null;
  readonly hearingKind: string | null;
  readonly on: string | null;
  readonly at: Date | null;
  readonly timeZone: string;
  readonly enteredBy: string | null;
  readonly enteredAt: Date;
  readonly lastAt: Date | null;
  /** How many there are in all, beyond those returned. */
  readonly total: number;
}

const UNVERIFIED = `
  WITH dates AS (
    SELECT 'deadline' AS kind, d.id, d.case_id, d.version, r.definition -> 'title' AS title, NULL::text AS hearing_kind,
           d.remind_on AS on_day, d.remind_at AS at_time, d.time_zone, d.nominal_ends_at AS sorted,
           (r.definition ->> 'reverifyEveryDays')::int AS every_days,
           coalesce(d.entered_by, sh.recorded_by, sd.recorded_by, sf.recorded_by, ss.recorded_by, se.recorded_by) AS entered_by, d.opened_at AS entered_at
      FROM app.deadlines d JOIN app.deadline_rules r ON r.code = d.code AND r.version = d.rule_version
      LEFT JOIN app.hearings sh ON sh.id = d.hearing_id
      LEFT JOIN app.bond_decisions sd ON sd.id = d.decision_id
      LEFT JOIN app.government_filings sf ON sf.id = d.filing_id
      LEFT JOIN app.custody_stays ss ON ss.id = d.custody_stay_id
      LEFT JOIN app.legal_events se ON se.id = d.event_id
     WHERE d.status = 'open' AND d.owner = ANY ($3) AND d.ladder = ANY ($4)
    UNION ALL
    SELECT 'hearing', h.id, h.case_id, h.version, NULL, h.kind, CASE h.certainty WHEN 'control' THEN h.local_on END,
           CASE h.certainty WHEN 'exact' THEN h.starts_at END, h.time_zone, h.starts_at, $5, h.recorded_by, h.created_at
      FROM app.hearings h WHERE h.status = 'scheduled' AND h.starts_at >= $1::timestamptz
  )
  SELECT x.kind, x.id, c.id AS "caseId", c.reference AS "caseReference", x.title, x.hearing_kind AS "hearingKind", x.on_day::text AS "on",
         x.at_time AS "at", x.time_zone AS "timeZone", x.entered_by AS "enteredBy", x.entered_at AS "enteredAt", v.verified_at AS "lastAt",
         count(*) OVER ()::int AS total
    FROM dates x JOIN app.cases c ON c.id = x.case_id AND c.status <> 'closed'
    LEFT JOIN LATERAL (SELECT l.verified_at, l.subject_version FROM app.date_verifications l
                        WHERE CASE x.kind WHEN 'deadline' THEN l.deadline_id ELSE l.hearing_id END = x.id
                        ORDER BY l.verified_at DESC, l.id LIMIT 1) v ON true
   WHERE ($6::uuid IS NULL OR x.case_id = $6)
     AND (v.verified_at IS NULL OR v.subject_version <> x.version
      OR v.verified_at + make_interval(hours => 24 * x.every_days) <= $1::timestamptz)
   ORDER BY x.sorted, x.id LIMIT $2`;

/**
 * Critical dates the actor sees, of all cases or of one, that stand unverified at the instant `now`, or are due again, the soonest first: open
 * deadlines, the late ones too, and hearings to come. At most `limit` rows, each with the whole count.
 */
export function unverifiedDates(
  tx: Tx,
  now: string,
  limit: number,
  caseId: string | null = null,
): Promise<UnverifiedRow[]> {
  return tx.query(UNVERIFIED, [now, limit, CRITICAL_OWNERS, CRITICAL_LADDERS, HEARING_REVERIFY_DAYS, caseId]);
}
