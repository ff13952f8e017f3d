import type { Tx } from '../platform/unit-of-work.js';
import { WORKER_SIGN } from './rules/queue-trouble.js';

export interface DueNow {
  readonly due: number;
  /** Of them, in the hands of a worker. */
  readonly claimed: number;
  readonly oldest_at: Date | null;
  readonly longest_due: number | null;
  /** The database's clock. */
  readonly now: Date;
}

/** What is due by the database's clock and has not gone out. */
export async function dueNow(tx: Tx): Promise<DueNow> {
  const [row] = await tx.query<DueNow[]>(
    `SELECT count(r.id)::int AS due, count(*) FILTER (WHERE r.state = 'claimed' AND r.claimed_until > app.now())::int AS claimed,
            min(r.next_at) AS oldest_at, extract(epoch FROM app.now() - min(r.next_at))::float8 AS longest_due, app.now() AS now
       FROM app.reminders r WHERE r.state IN ('scheduled', 'claimed') AND r.next_at <= app.now()`,
  );
  if (!row) throw new Error('A count gave no row');
  return row;
}

export interface Sign {
  readonly name: string;
  readonly at: Date | null;
  /** In seconds. */
  readonly age: number | null;
}

/** Every sign of life; of workers only those of the last day, the newest first. */
export function signsOfLife(tx: Tx): Promise<Sign[]> {
  return tx.query<Sign[]>(
    `SELECT h.name, h.beat_at AS at, extract(epoch FROM app.now() - h.beat_at)::float8 AS age FROM app.heartbeats h
      WHERE h.name IN ('sweep', 'canary', 'dead-man') OR (starts_with(h.name, $1) AND h.beat_at > app.now() - interval '1 day')
      ORDER BY h.beat_at DESC NULLS LAST, h.name LIMIT 60`,
    [WORKER_SIGN],
  );
}
