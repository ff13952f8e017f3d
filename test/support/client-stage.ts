import { randomUUID } from 'node:crypto';
import type { Loose } from './client.js';
import type { Office, SignedIn } from './office.js';
import { ReminderStage, type ReminderRecord } from './reminder-stage.js';

let numbers = 0;

/** A number of nobody's, another each time. */
export function freshNumber(): string {
  numbers += 1;
  return `+1${704 + Math.floor(numbers / 100)}55501${String(numbers % 100).padStart(2, '0')}`;
}

export interface CallRow extends Loose {
  readonly id: string;
  readonly reason: string;
  readonly outcome: string | null;
  readonly opt_in_id: string;
}

/** A case with people on it, whose client was held and may be released, and those who asked to be reminded of its dates. */
export class ClientStage {
  private constructor(
    readonly office: Office,
    readonly stage: ReminderStage,
  ) {}

  static async set(office: Office): Promise<ClientStage> {
    const made = new ClientStage(office, await ReminderStage.set(office));
    await made.hold();
    return made;
  }

  get caseId(): string {
    return this.stage.caseId;
  }

  /** Somebody asked; written down by the lead. Gives the answer. */
  add(wish: Record<string, unknown>, by: SignedIn = this.stage.lead) {
    return by.post(`/cases/${this.caseId}/client-reminders`, {
      who: 'client',
      phone: freshNumber(),
      way: 'text',
      language: 'es',
      safety: 'private',
      askedBy: 'self',
      askedOn: '2026-11-20',
      ...wish,
    });
  }

  /** The same, and its id. */
  async added(wish: Record<string, unknown>): Promise<string> {
    const answer = await this.add(wish);
    if (answer.status !== 201) throw new Error(`not added: ${answer.status} ${JSON.stringify(answer.body)}`);
    return String((answer.body as { id: string }).id);
  }

  /** Held at a place, as somebody wrote down; through the product, once the case has been released. */
  async hold(): Promise<void> {
    await this.office.sql(
      `INSERT INTO app.custody_stays (id, case_id, arrived_precision, ordered_on, source, recorded_by)
       VALUES ($1, $2, 'unknown', (app.now() - interval '20 days')::date, 'family', $3)`,
      [randomUUID(), this.caseId, this.stage.coordinator.id],
    );
  }

  /** Released on bond, recorded by the lead. */
  release() {
    const day = this.office.clock.now().toZonedDateTimeISO('America/New_York').toPlainDate().toString();
    return this.stage.lead.post(`/cases/${this.caseId}/events`, {
      kind: 'RELEASE_BOND',
      on: day,
      toldBy: 'family',
      toldHow: 'phone',
    });
  }

  /** Rows to people outside the office; `where` is SQL. */
  rows(where = 'true'): Promise<ReminderRecord[]> {
    return this.stage.rows(`audience_rank = 'client' AND (${where})`);
  }

  /** Steps that wait, and by which channel, in the order they come due. */
  async waiting(): Promise<string[]> {
    return (await this.rows(`state = 'scheduled'`)).map(({ step, channel }) => `${step} ${channel}`);
  }

  calls(where = 'true'): Promise<CallRow[]> {
    return this.office.sql<CallRow>(
      `SELECT t.* FROM app.phone_tasks t WHERE t.case_id = $1 AND t.opt_in_id IS NOT NULL AND (${where}) ORDER BY opened_at, id`,
      [this.caseId],
    );
  }

  /** Delivers what comes due next to somebody outside the office, at its time. */
  async sendNext(): Promise<ReminderRecord> {
    const [row] = await this.rows(`state = 'scheduled'`);
    if (!row) throw new Error('nothing waits');
    await this.stage.moveToDue(row);
    await this.stage.dispatch(row.id);
    return row;
  }
}
