import { randomUUID } from 'node:crypto';
import { Temporal } from 'temporal-polyfill';
import { UnitOfWork } from '../../src/platform/unit-of-work.js';
import { Dispatch } from '../../src/reminders/dispatch.service.js';
import { Reconciler } from '../../src/reminders/reconciler.service.js';
import { Replan } from '../../src/reminders/replan.service.js';
import type { Loose } from './client.js';
import type { Office, SignedIn } from './office.js';
import { until } from './until.js';

export interface ReminderRecord extends Loose {
  readonly id: string;
  readonly step: string;
  readonly kind: string;
  readonly channel: string;
  readonly state: string;
  readonly recipient_id: string;
  readonly subject_version: number;
  readonly hearing_id: string | null;
  readonly deadline_id: string | null;
  readonly due_at: Date;
  readonly attempt_no: number;
  readonly sent_at: Date | null;
  readonly late: boolean;
}

const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
let references = 0;

/** A case with a lead and a backup, an office with a coordinator and a supervising attorney, and dates of its own. */
export class ReminderStage {
  private constructor(
    readonly office: Office,
    readonly caseId: string,
    readonly reference: string,
    readonly lead: SignedIn,
    readonly backup: SignedIn,
    readonly coordinator: SignedIn,
    readonly supervisor: SignedIn,
  ) {}

  static async set(office: Office): Promise<ReminderStage> {
    const coordinator = await office.as('coordinator');
    const supervisor = await office.as('supervising_attorney');
    const lead = await office.as('attorney', { language: 'es' });
    const backup = await office.as('attorney');
    const { id, reference } = await caseRow(office, coordinator.id);
    await assign(office, id, lead.id, 'lead', coordinator.id);
    await assign(office, id, backup.id, 'backup', coordinator.id);
    return new ReminderStage(office, id, reference, lead, backup, coordinator, supervisor);
  }

  /**
   * A hearing that starts at an instant, and was known before anybody was on the case: it has the steps that are to come and
   * no other. `justKnown`: it came to be this moment. Its reminders are planned. Gives its id.
   */
  async hearing(startsAt: string, { justKnown = false } = {}): Promise<string> {
    const id = randomUUID();
    await this.office.sql(
      `INSERT INTO app.hearings (id, case_id, court_id, kind, modality, source, local_on, local_at, time_zone, starts_at, recorded_by, opened_at)
       SELECT $1, $2, c.id, 'bond', 'in_person', 'notice', ($3::timestamptz AT TIME ZONE 'America/New_York')::date,
              ($3::timestamptz AT TIME ZONE 'America/New_York')::time, 'America/New_York', $3, $4, app.now() - $5::interval
         FROM app.courts c ORDER BY c.key LIMIT 1`,
      [id, this.caseId, startsAt, this.coordinator.id, justKnown ? '0' : '60 days'],
    );
    await this.replan();
    return id;
  }

  /** Brings the rows of the case to its plan, as a worker. */
  replan() {
    return this.office.get(UnitOfWork).asWorker('test', () => this.office.get(Replan).case(this.caseId));
  }

  /** One round of the reconciler, then waits until the queue has taken what is due (but for what waits on purpose). */
  async tick(): Promise<void> {
    await this.office.get(Reconciler).tick();
  }

  /** Delivers everything that is due now, without a queue. */
  async deliverDue(): Promise<void> {
    const due = await this.rows(`state IN ('scheduled', 'claimed') AND next_at <= app.now()`);
    for (const { id } of due) await this.office.get(Dispatch).dispatch(id);
  }

  dispatch(id: string): Promise<void> {
    return this.office.get(Dispatch).dispatch(id);
  }

  /** Reminder rows of the case; `where` is SQL. */
  rows(where = 'true'): Promise<ReminderRecord[]> {
    return this.office.sql<ReminderRecord>(
      `SELECT r.* FROM app.reminders r WHERE r.case_id = $1 AND (${where}) ORDER BY due_at, step, recipient_id, channel`,
      [this.caseId],
    );
  }

  /** The one row of a step, person and channel. */
  async row(
    step: string,
    person: SignedIn,
    channel: 'mail' | 'sms' | 'push' | 'inbox',
  ): Promise<ReminderRecord> {
    const found = await this.rows(
      `step = '${step}' AND recipient_id = '${person.id}' AND channel = '${channel}' AND state <> 'cancelled'`,
    );
    const [row] = found;
    if (!row || found.length > 1) throw new Error(`${found.length} rows for ${step} by ${channel}`);
    return row;
  }

  /** Waits until a reminder is in a state. */
  async becomes(id: string, state: string): Promise<ReminderRecord> {
    return until(async () => (await this.rows(`id = '${id}' AND state = '${state}'`))[0], {
      what: `reminder ${state}`,
    });
  }

  /** Moves both clocks to a little after the due time of a row. */
  async moveToDue(row: ReminderRecord): Promise<void> {
    await this.office.moveTo(Temporal.Instant.fromEpochMilliseconds(row.due_at.getTime() + 1000));
  }
}

async function caseRow(office: Office, openedBy: string): Promise<{ id: string; reference: string }> {
  const [caller, detained, intake, id] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
  references += 1;
  const code = [...Array.from({ length: 4 }).keys()]
    .map((place) => CROCKFORD[Math.floor(references / 32 ** place + place * 7) % 32])
    .join('');
  await office.sql(
    `INSERT INTO app.parties (id, kind, recorded_by) VALUES ($1, 'caller', $3), ($2, 'detained', $3)`,
    [caller, detained, openedBy],
  );
  await office.sql(
    `INSERT INTO app.intakes (id, reference, status, channel, monitored_line, questionnaire_version, caller_party_id, detained_party_id,
                              missing, taken_by, finished_at)
     SELECT $1, $2, 'accepted', 'phone', false, q.version, $3, $4, '{}', $5, app.now() FROM app.questionnaires q LIMIT 1`,
    [intake, `IN-${code}`, caller, detained, openedBy],
  );
  await office.sql(
    `INSERT INTO app.cases (id, reference, status, bond_track, representation, custody_status, intake_id, detained_party_id, opened_by, matching_since)
     VALUES ($1, $2, 'represented', 'preparing', 'accepted', 'in_custody', $3, $4, $5, NULL)`,
    [id, `FZ-${code}`, intake, detained, openedBy],
  );
  return { id, reference: `FZ-${code}` };
}

async function assign(
  office: Office,
  caseId: string,
  staffId: string,
  role: 'lead' | 'backup',
  by: string,
): Promise<void> {
  await office.sql(
    `INSERT INTO app.assignments (case_id, staff_id, role, started_by) VALUES ($1, $2, $3, $4)`,
    [caseId, staffId, role, by],
  );
}
