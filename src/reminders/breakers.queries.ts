import type { Tx } from '../platform/unit-of-work.js';
import type { Channel } from './rules/ladders.js';
import { AWAY_AFTER, PROBE_EVERY_SECONDS } from './rules/breaker.js';

/** Whether messages go round a channel now. */
export async function isAway(tx: Tx, channel: Channel): Promise<boolean> {
  const [row] = await tx.query<unknown[]>(
    'SELECT 1 FROM app.channel_breakers WHERE channel = $1 AND away_since IS NOT NULL',
    [channel],
  );
  return row !== undefined;
}

/** While a channel is away, one message a minute is let through to try it: true for that one. */
export async function takeProbe(tx: Tx, channel: Channel): Promise<boolean> {
  const [probing] = await tx.query<[unknown[], number]>(
    `UPDATE app.channel_breakers SET probe_at = app.now() + make_interval(secs => ${PROBE_EVERY_SECONDS})
      WHERE channel = $1 AND away_since IS NOT NULL AND probe_at <= app.now() RETURNING channel`,
    [channel],
  );
  return probing.length > 0;
}

/** Counts a message without a word from the other side. True when with it the channel counts as away. */
export async function countFailure(tx: Tx, channel: Channel): Promise<boolean> {
  const [row] = await tx.query<{ begins: boolean }[]>(
    `INSERT INTO app.channel_breakers AS b (channel, failures) VALUES ($1, 1)
     ON CONFLICT ON CONSTRAINT pk_channel_breakers DO UPDATE
        SET failures = b.failures + 1,
            away_since = CASE WHEN b.failures + 1 >= ${AWAY_AFTER} THEN coalesce(b.away_since, app.now()) END,
            probe_at = CASE WHEN b.failures + 1 >= ${AWAY_AFTER} THEN app.now() + make_interval(secs => ${PROBE_EVERY_SECONDS}) END
     RETURNING new.away_since IS NOT NULL AND old.away_since IS NULL AS begins`,
    [channel],
  );
  return row?.begins ?? false;
}

/** The other side answered. True when it had been away. Writes nothing while all is well. */
export async function noteBack(tx: Tx, channel: Channel): Promise<boolean> {
  const [rows] = await tx.query<[{ was_away: boolean }[], number]>(
    `UPDATE app.channel_breakers SET failures = 0, away_since = NULL, probe_at = NULL
      WHERE channel = $1 AND failures > 0 RETURNING old.away_since IS NOT NULL AS was_away`,
    [channel],
  );
  return rows[0]?.was_away ?? false;
}
