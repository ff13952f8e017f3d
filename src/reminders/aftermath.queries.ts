import type { Tx } from '../platform/unit-of-work.js';
import type { NewReminder, RecipientFacts } from './plan.queries.js';
import type { IncidentKind } from './rules/reminder-states.js';

export interface IncidentDraft {
  readonly kind: IncidentKind;
  readonly reminderId: string | null;
  readonly caseId: string | null;
  readonly fault: string | null;
  /** The mail of the day it is about. */
  readonly digestId?: string;
}

/** Opens an incident; one that is open for the same thing stays the only one. True when it is new. */
export async function openIncident(tx: Tx, draft: IncidentDraft): Promise<boolean> {
  const rows = await tx.query<unknown[]>(
    `INSERT INTO app.incidents (kind, reminder_id, case_id, fault, digest_id) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (kind, reminder_id, case_id, digest_id) WHERE closed_at IS NULL DO NOTHING RETURNING id`,
    [draft.kind, draft.reminderId, draft.caseId, draft.fault, draft.digestId ?? null],
  );
  return rows.length > 0;
}

export async function closeIncidents(tx: Tx, kind: IncidentKind): Promise<void> {
  await tx.query(`UPDATE app.incidents SET closed_at = app.now() WHERE kind = $1 AND closed_at IS NULL`, [
    kind,
  ]);
}

/** Everybody who may be told about a case now, by rank. */
export function caseRecipients(tx: Tx, caseId: string): Promise<RecipientFacts[]> {
  return tx.query<RecipientFacts[]>(
    `SELECT staff_id, rank, to_char(since AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS since,
            mail, sms, phone, push, zone, quiet_from, quiet_until, daily FROM app.case_recipients($1)`,
    [caseId],
  );
}

/**
 * Adds reminders that follow from what happened to others. A row that is there stays as it is, except one cancelled unsent.
 * In one order: messages that fail at once pass on to the same people, and must not wait for each other in a circle.
 */
export async function addReminders(tx: Tx, caseId: string, added: readonly NewReminder[]): Promise<string[]> {
  if (added.length === 0) return [];
  const rows = await tx.query<{ id: string }[]>(
    `INSERT INTO app.reminders AS r (case_id, deadline_id, hearing_id, subject_version, subject_at, time_zone, kind, ladder, step,
            audience_rank, recipient_id, channel, must_acknowledge, due_at, next_at, late)
     SELECT $1, n."deadlineId", n."hearingId", n.version, n."subjectAt", n."timeZone", n.kind, n.ladder, n.step,
            n.rank, n."recipientId", n.channel, n.acknowledge, n."dueAt", n."dueAt", n.late
       FROM jsonb_to_recordset($2::jsonb) AS n("deadlineId" uuid, "hearingId" uuid, version int, "subjectAt" timestamptz, "timeZone" text,
            kind text, ladder text, step text, rank text, "recipientId" uuid, channel text, acknowledge boolean, "dueAt" timestamptz, late boolean)
      ORDER BY n."deadlineId", n."hearingId", n.version, n.step, n."recipientId", n.channel
     ON CONFLICT ON CONSTRAINT uq_reminders_step DO UPDATE
        SET state = 'scheduled', next_at = excluded.due_at, ended_at = NULL, claim_token = NULL
      WHERE r.state = 'cancelled' AND r.sent_at IS NULL
     RETURNING id`,
    [caseId, JSON.stringify(added)],
  );
  return rows.map((row) => row.id);
}
