import pg from 'pg';
import type { Temporal } from 'temporal-polyfill';
import type { MovableClock } from '../../platform/clock.js';

/**
 * Moves both clocks of an office that nobody uses yet, so that its history is written by the same services and
 * statements a real office uses. `home()` sets the database's clock straight again.
 */
export class TimeMachine {
  private constructor(
    private readonly owner: pg.Client,
    private readonly clock: MovableClock,
  ) {}

  static async start(adminUrl: string, clock: MovableClock): Promise<TimeMachine> {
    const owner = new pg.Client({ connectionString: adminUrl });
    await owner.connect();
    return new TimeMachine(owner, clock);
  }

  async travelTo(instant: Temporal.Instant): Promise<void> {
    this.clock.setTo(instant);
    await this.owner.query('UPDATE app.clock_shift SET shift = $1::timestamptz - clock_timestamp()', [
      instant.toString(),
    ]);
  }

  /** Runs a statement as the owner: for what only time does in a real office. */
  async asOwner(statement: string): Promise<void> {
    await this.owner.query(statement);
  }

  async home(now: Temporal.Instant): Promise<void> {
    this.clock.setTo(now);
    await this.owner.query(`UPDATE app.clock_shift SET shift = interval '0'`);
    await this.owner.end();
  }
}
