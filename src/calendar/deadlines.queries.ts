import type { Tx } from '../platform/unit-of-work.js';
import type { DateSource } from './due.dto.js';
import type { HearingSource } from './rules/hearing-words.js';
import type {
  ConfidenceMark,
  DeadlineInputs,
  DeadlineOwner,
  DeadlineRule,
  DeadlineStatus,
  RuleLadder,
} from './rules/deadline-rule.js';

/** What set a date going; one of the five is named. */
export interface TriggerSource {
  readonly hearingId: string | null;
  readonly decisionId: string | null;
  readonly filingId: string | null;
  readonly custodyStayId: string | null;
  readonly eventId: string | null;
}

interface DeadlineFacts extends TriggerSource {
  readonly id: string;
  readonly caseId: string;
  readonly code: string;
  readonly ruleVersion: number;
  readonly owner: DeadlineOwner;
  readonly ladder: RuleLadder;
  readonly inputs: DeadlineInputs;
  readonly timeZone: string;
  readonly nominalOn: string | null;
  readonly rolledOn: string | null;
  readonly remindOn: string | null;
  readonly arithmetic: string;
  readonly citation: string;
  readonly mark: ConfidenceMark;
  /** Who told us of a date entered by hand; null when a rule computed it. */
  readonly toldBy: HearingSource | null;
  readonly version: number;
  readonly replacesId: string | null;
}

export interface DeadlineRow extends DeadlineFacts {
  readonly title: { readonly en: string; readonly es: string };
  readonly nominalAt: Date | null;
  readonly rolledAt: Date | null;
  readonly remindAt: Date | null;
  readonly status: DeadlineStatus;
  readonly noteSealed: Buffer | null;
  readonly acknowledgedBy: string | null;
  readonly acknowledgedAt: Date | null;
  readonly closedBy: string | null;
  readonly closedAt: Date | null;
  readonly closedByEventId: string | null;
  /** Kind of the event that closed it. */
  readonly closedByKind: string | null;
  /** Words on which its rule closes. */
  readonly closesOn: readonly string[];
  readonly openedAt: Date;
  readonly waivable: boolean;
  /** Days after which a verified date of this rule is to be verified again. */
  readonly reverifyEveryDays: number;
  readonly rolledEndsAt: Date;
  /** What it was computed from, and who entered that. */
  readonly sourceKind: DateSource;
  readonly enteredBy: string | null;
  readonly titleSealed: Buffer | null;
  readonly enteredAt: Date;
}

/** Instants are ISO text. */
export interface NewDeadline extends DeadlineFacts {
  readonly nominalAt: string | null;
  readonly rolledAt: string | null;
  readonly remindAt: string | null;
  readonly nominalEndsAt: string;
  readonly rolledEndsAt: string;
  /** Null when a rule computed it. */
  readonly enteredBy: string | null;
}

const DEADLINES = `
  SELECT d.id, d.case_id AS "caseId", d.code, d.rule_version AS "ruleVersion", r.definition -> 'title' AS title, d.owner, d.ladder,
         d.hearing_id AS "hearingId", d.decision_id AS "decisionId", d.filing_id AS "filingId", d.custody_stay_id AS "custodyStayId",
         d.event_id AS "eventId", d.closed_by_event_id AS "closedByEventId", ce.kind AS "closedByKind",
         coalesce(r.definition -> 'closesOn', '[]') AS "closesOn", d.inputs, d.time_zone AS "timeZone", d.nominal_on::text AS "nominalOn", d.nominal_at AS "nominalAt",
         d.rolled_on::text AS "rolledOn", d.rolled_at AS "rolledAt", d.remind_on::text AS "remindOn", d.remind_at AS "remindAt",
         d.arithmetic, d.citation, d.mark, d.status, d.version, d.replaces_id AS "replacesId", d.note_sealed AS "noteSealed",
         d.acknowledged_by AS "acknowledgedBy", d.acknowledged_at AS "acknowledgedAt", d.closed_by AS "closedBy",
         d.closed_at AS "closedAt", d.opened_at AS "openedAt", d.rolled_ends_at AS "rolledEndsAt",
         (r.definition ->> 'waivable')::boolean AS waivable, (r.definition ->> 'reverifyEveryDays')::int AS "reverifyEveryDays",
         d.told_by AS "toldBy", d.title_sealed AS "titleSealed",
         CASE WHEN d.entered_by IS NOT NULL THEN 'hand' WHEN sh.id IS NOT NULL THEN 'hearing' WHEN sd.id IS NOT NULL THEN 'decision' WHEN sf.id IS NOT NULL THEN 'filing'
              WHEN se.id IS NOT NULL THEN 'event'
              ELSE 'custody' END AS "sourceKind",
         coalesce(d.entered_by, sh.recorded_by, sd.recorded_by, sf.recorded_by, ss.recorded_by, se.recorded_by) AS "enteredBy",
         coalesce(sh.created_at, sd.created_at, sf.created_at, ss.created_at, se.created_at, d.opened_at) AS "enteredAt"
    FROM app.deadlines d JOIN app.deadline_rules r ON r.code = d.code AND r.version = d.rule_version
    LEFT JOIN app.hearings sh ON sh.id = d.hearing_id
    LEFT JOIN app.bond_decisions sd ON sd.id = d.decision_id
    LEFT JOIN app.government_filings sf ON sf.id = d.filing_id
    LEFT JOIN app.custody_stays ss ON ss.id = d.custody_stay_id
    LEFT JOIN app.legal_events se ON se.id = d.event_id
    LEFT JOIN app.legal_events ce ON ce.id = d.closed_by_event_id`;

/** Every date of a case, the open ones first, then by nominal date. */
export function deadlinesOfCase(tx: Tx, caseId: string): Promise<DeadlineRow[]> {
  return tx.query(
    `${DEADLINES} WHERE d.case_id = $1 ORDER BY (d.status <> 'open'), d.nominal_ends_at, d.code, d.opened_at`,
    [caseId],
  );
}

export function openDeadlines(tx: Tx, caseId: string): Promise<DeadlineRow[]> {
  return tx.query(
    `${DEADLINES} WHERE d.case_id = $1 AND d.status = 'open' ORDER BY d.nominal_ends_at, d.code FOR UPDATE OF d`,
    [caseId],
  );
}

export function deadlinesById(tx: Tx, ids: readonly string[]): Promise<DeadlineRow[]> {
  return tx.query(`${DEADLINES} WHERE d.id = ANY ($1::uuid[]) ORDER BY d.nominal_ends_at, d.code`, [ids]);
}

export function deadlinesOfDecision(tx: Tx, decisionId: string): Promise<DeadlineRow[]> {
  return tx.query(`${DEADLINES} WHERE d.decision_id = $1 ORDER BY d.nominal_ends_at, d.code`, [decisionId]);
}

/** The dates of every decision recorded for a hearing, also of those that were corrected. */
export function deadlinesOfHearingsDecisions(tx: Tx, hearingId: string): Promise<DeadlineRow[]> {
  return tx.query(
    `${DEADLINES} WHERE sd.hearing_id = $1 ORDER BY d.nominal_ends_at, d.code FOR UPDATE OF d`,
    [hearingId],
  );
}

/**
 * Ids of the dates with one of the codes that recording a decision met: without a deed of anybody and without an event, in
 * the minute after it.
 */
export async function closedWithDecision(
  tx: Tx,
  decisionId: string,
  codes: readonly string[],
): Promise<string[]> {
  const rows = await tx.query<{ id: string }[]>(
    `SELECT d.id FROM app.deadlines d JOIN app.bond_decisions b ON b.id = $1 AND b.case_id = d.case_id
      WHERE d.status = 'met' AND d.code = ANY ($2) AND d.closed_by_event_id IS NULL
        AND d.closed_at >= b.created_at AND d.closed_at < b.created_at + interval '1 minute'
        AND NOT EXISTS (SELECT 1 FROM app.deadline_deeds e WHERE e.deadline_id = d.id AND e.version = d.version)`,
    [decisionId, codes],
  );
  return rows.map(({ id }) => id);
}

/** The dates an event opened, those that were counted again too. */
export function deadlinesOfEvent(tx: Tx, eventId: string): Promise<DeadlineRow[]> {
  return tx.query(`${DEADLINES} WHERE d.event_id = $1 ORDER BY d.nominal_ends_at, d.code`, [eventId]);
}

export function deadlinesClosedByEvent(tx: Tx, eventId: string): Promise<DeadlineRow[]> {
  return tx.query(`${DEADLINES} WHERE d.closed_by_event_id = $1 ORDER BY d.nominal_ends_at, d.code`, [
    eventId,
  ]);
}

export async function findDeadline(tx: Tx, id: string): Promise<DeadlineRow | null> {
  const [row] = await deadlinesById(tx, [id]);
  return row ?? null;
}

export async function lockDeadline(tx: Tx, id: string): Promise<DeadlineRow | null> {
  const [row] = await tx.query<DeadlineRow[]>(`${DEADLINES} WHERE d.id = $1 FOR UPDATE OF d`, [id]);
  return row ?? null;
}

export async function insertDeadlines(tx: Tx, deadlines: readonly NewDeadline[]): Promise<void> {
  if (deadlines.length === 0) return;
  await tx.query(
    `INSERT INTO app.deadlines (id, case_id, code, rule_version, owner, ladder, hearing_id, decision_id, filing_id, custody_stay_id, event_id,
            inputs, time_zone, nominal_on, nominal_at, rolled_on, rolled_at, remind_on, remind_at, nominal_ends_at, rolled_ends_at,
            arithmetic, citation, mark, version, replaces_id, entered_by, told_by)
     SELECT n.id, n."caseId", n.code, n."ruleVersion", n.owner, n.ladder, n."hearingId", n."decisionId", n."filingId", n."custodyStayId", n."eventId",
            n.inputs, n."timeZone", n."nominalOn", n."nominalAt", n."rolledOn", n."rolledAt", n."remindOn", n."remindAt",
            n."nominalEndsAt", n."rolledEndsAt", n.arithmetic, n.citation, n.mark, n.version, n."replacesId",
            n."enteredBy", n."toldBy"
       FROM jsonb_to_recordset($1) AS n(id uuid, "caseId" uuid, code text, "ruleVersion" int, owner text, ladder text, "hearingId" uuid,
            "decisionId" uuid, "filingId" uuid, "custodyStayId" uuid, "eventId" uuid, inputs jsonb, "timeZone" text, "nominalOn" date,
            "nominalAt" timestamptz, "rolledOn" date, "rolledAt" timestamptz, "remindOn" date, "remindAt" timestamptz,
            "nominalEndsAt" timestamptz, "rolledEndsAt" timestamptz, arithmetic text, citation text, mark text, version int, "replacesId" uuid, "enteredBy" uuid, "toldBy" text)`,
    [JSON.stringify(deadlines)],
  );
}

/** The sealed words of a date just entered by hand. */
export async function sealWords(
  tx: Tx,
  id: string,
  titleSealed: Buffer | null,
  noteSealed: Buffer | null,
): Promise<void> {
  if (titleSealed === null && noteSealed === null) return;
  await tx.query('UPDATE app.deadlines SET title_sealed = $2, note_sealed = $3 WHERE id = $1', [
    id,
    titleSealed,
    noteSealed,
  ]);
}

/** Closes open dates that something in the case has answered; those that are closed already stay as they are. */
export async function closeDeadlines(
  tx: Tx,
  ids: readonly string[],
  status: Exclude<DeadlineStatus, 'open'>,
  byEventId: string | null = null,
): Promise<void> {
  if (ids.length === 0) return;
  await tx.query(
    `UPDATE app.deadlines SET status = $2, closed_at = app.now(), closed_by = app.uid(), closed_by_event_id = $3
      WHERE id = ANY ($1::uuid[]) AND status = 'open'`,
    [ids, status, byEventId],
  );
}

/** Notes who last said "seen" of an open date at this version. */
export async function noteSeen(tx: Tx, id: string, version: number, staffId: string): Promise<void> {
  await tx.query(
    `UPDATE app.deadlines SET acknowledged_by = $3, acknowledged_at = app.now() WHERE id = $1 AND version = $2 AND status = 'open'`,
    [id, version, staffId],
  );
}

/** The versions of the named rules, as rows of law. */
export async function rulesByCode(tx: Tx, codes: readonly string[]): Promise<DeadlineRule[]> {
  const rows = await tx.query<{ definition: DeadlineRule }[]>(
    'SELECT definition FROM app.deadline_rules WHERE code = ANY ($1)',
    [codes],
  );
  return rows.map(({ definition }) => definition);
}

/** Every rule, in every version, that one of the words triggers. */
export async function rulesByTrigger(tx: Tx, words: readonly string[]): Promise<DeadlineRule[]> {
  const rows = await tx.query<{ definition: DeadlineRule }[]>(
    `SELECT definition FROM app.deadline_rules WHERE definition ->> 'trigger' = ANY ($1) ORDER BY code, version`,
    [words],
  );
  return rows.map(({ definition }) => definition);
}

/** The court a date belongs to, through the hearing or the event that led to it; null when it follows from custody. */
export async function courtOfTrigger(tx: Tx, source: TriggerSource): Promise<string | null> {
  const [row] = await tx.query<{ courtId: string }[]>(
    `SELECT e.court_id AS "courtId" FROM app.legal_events e WHERE e.id = $4::uuid AND e.court_id IS NOT NULL
      UNION ALL
     SELECT h.court_id FROM app.hearings h
      WHERE h.id = coalesce($1::uuid,
              (SELECT d.hearing_id FROM app.bond_decisions d
                WHERE d.id = coalesce($2::uuid, (SELECT f.decision_id FROM app.government_filings f WHERE f.id = $3::uuid))))`,
    [source.hearingId, source.decisionId, source.filingId, source.eventId],
  );
  return row?.courtId ?? null;
}
