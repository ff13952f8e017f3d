import type { Who } from '../messages/rules/client-opt-ins.js';
import type { Language } from '../messages/rules/templates.js';
import type { Tx } from '../platform/unit-of-work.js';
import { outlives } from './afterwards.js';
import { hasReached } from './claims.queries.js';
import { heldBackBy, heldClientsOf, overtakenBy } from './held-back.js';
import { isPutAside } from './put-aside.js';
import type { Channel, LadderCode } from './rules/ladders.js';
import { isToldClientStep } from './rules/pauses.js';

export interface ComingRow {
  readonly id: string;
  readonly caseId: string;
  readonly caseReference: string;
  readonly deadlineId: string | null;
  readonly kind: 'reminder' | 'escalation';
  readonly step: string;
  readonly channel: Channel;
  readonly recipientId: string;
  /** Of somebody outside the office; null for staff. */
  readonly client: ComingClient | null;
  readonly dueAt: Date;
  /** `dueAt` with microseconds, to go on from. */
  readonly place: string;
  readonly subjectAt: Date;
  readonly timeZone: string;
  readonly ladder: LadderCode;
  /** Until when a pause holds it back; null when none does. */
  readonly heldUntil: Date | null;
  /** Of a notice that messages to clients are held back: how many. */
  readonly heldClients: number | null;
  /** Whether a newer step then takes its place. */
  readonly isSkipped: boolean;
}

export interface ComingClient {
  readonly who: Who;
  readonly language: Language;
  /** IANA zone they live in. */
  readonly zone: string;
  /** Of a date that is a day without an hour. */
  readonly isDay: boolean;
  /** Nothing has reached them, or will before this. */
  readonly isFirst: boolean;
}

export interface ComingQuestion {
  /** ISO instant. */
  readonly until: string;
  /** Of one case, or of all the actor sees. */
  readonly caseId: string | null;
  /** To one person, or to anybody. */
  readonly recipientId?: string | null;
  readonly after: { readonly place: string; readonly id: string } | null;
  readonly limit: number;
}

const CLIENT = `
  (SELECT jsonb_build_object('who', o.who, 'language', o.language, 'zone', o.time_zone,
          'isDay', EXISTS (SELECT 1 FROM app.deadlines d WHERE d.id = r.deadline_id AND d.remind_at IS NULL),
          'isFirst', NOT EXISTS (SELECT 1 FROM app.reminders b WHERE b.recipient_id = o.id
                                    AND (${hasReached('b')} OR (b.state = 'scheduled' AND (b.due_at, b.id) < (r.due_at, r.id)))))
     FROM app.client_opt_ins o WHERE r.audience_rank = 'client' AND o.id = r.recipient_id)`;

/** What is planned and has not gone out, the soonest first, with what is late at the head. */
export function comingReminders(
  tx: Tx,
  { until, caseId, recipientId = null, after, limit }: ComingQuestion,
): Promise<ComingRow[]> {
  return tx.query(
    `SELECT r.id, r.case_id AS "caseId", c.reference AS "caseReference", r.deadline_id AS "deadlineId", r.kind, r.step, r.channel,
            r.recipient_id AS "recipientId", r.due_at AS "dueAt", r.due_at::text AS place, r.subject_at AS "subjectAt", r.time_zone AS "timeZone",
            ${CLIENT} AS client, CASE WHEN ${isToldClientStep('r.step')} THEN ${heldClientsOf('r')} END AS "heldClients", r.ladder, h.until AS "heldUntil", h.until IS NOT NULL AND ${overtakenBy('r', 'h.until')} AS "isSkipped"
       FROM app.reminders r JOIN app.cases c ON c.id = r.case_id
       LEFT JOIN LATERAL (${heldBackBy('r')}) h ON true
      WHERE r.state = 'scheduled' AND r.due_at < $1::timestamptz AND ($2::uuid IS NULL OR r.case_id = $2)
        AND ($6::uuid IS NULL OR r.recipient_id = $6)
        AND ($3::timestamptz IS NULL OR (r.due_at, r.id) > ($3::timestamptz, $4::uuid))
      ORDER BY r.due_at, r.id LIMIT $5`,
    [until, caseId, after?.place ?? null, after?.id ?? null, limit, recipientId],
  );
}

export interface PutAsideRow {
  readonly id: string;
  readonly caseId: string;
  readonly caseReference: string;
  readonly step: string;
  readonly recipientId: string;
  readonly dueAt: Date;
  readonly plannedAt: Date;
}

/** What waits for a mail of the day: due until then and not told; of one case, or of all the actor sees. */
export function putAsideSteps(
  tx: Tx,
  { until, caseId, limit }: { until: string; caseId: string | null; limit: number },
): Promise<PutAsideRow[]> {
  return tx.query(
    `SELECT r.id, r.case_id AS "caseId", c.reference AS "caseReference", r.step, r.recipient_id AS "recipientId", r.due_at AS "dueAt",
            r.created_at AS "plannedAt"
       FROM app.reminders r JOIN app.cases c ON c.id = r.case_id AND ${outlives('r', 'c')}
      WHERE r.due_at < $1::timestamptz AND r.due_at > app.now() - interval '30 days' AND ($2::uuid IS NULL OR r.case_id = $2)
        AND ${isPutAside('r')} AND NOT EXISTS (${heldBackBy('r')})
      ORDER BY r.due_at, r.id LIMIT $3`,
    [until, caseId, limit],
  );
}
