/**
 * A quick run cannot wait a lease of a minute. So the whole office runs `speed` times as fast: the database's clock (here),
 * and in each worker the monotonic clock and every timer that is not a blink (quicken). All intervals of the product keep
 * their values and their proportions; production code knows nothing of it. What does not run faster — the processor, the
 * database, a paused process — is `speed` times as slow to the office, so a hurried run is the harder one.
 */
export const clockSql = (anchor, speed) => `
  CREATE OR REPLACE FUNCTION app.now() RETURNS timestamptz
    LANGUAGE plpgsql STABLE PARALLEL SAFE SECURITY DEFINER SET search_path = pg_catalog, app, pg_temp AS
    $$ BEGIN RETURN timestamptz '${anchor}' + (clock_timestamp() - timestamptz '${anchor}') * ${speed}; END $$`;

/** The office's time at a moment of the machine, in milliseconds since 1970. */
export const officeTime = ({ anchor, speed }, at = Date.now()) =>
  Date.parse(anchor) + (at - Date.parse(anchor)) * speed;

const SHORTEST_MS = 50;

/** Makes this process's timers and monotonic clock run `speed` times as fast. Before anything else is loaded. */
export function quicken(speed) {
  const { setTimeout: inTime, setInterval: atTimes } = globalThis;
  const shorter = (ms) => (ms >= SHORTEST_MS ? ms / speed : ms);
  globalThis.setTimeout = (work, ms = 0, ...words) => inTime(work, shorter(ms), ...words);
  globalThis.setInterval = (work, ms = 0, ...words) => atTimes(work, shorter(ms), ...words);
  const { timeout } = AbortSignal;
  AbortSignal.timeout = (ms) => timeout.call(AbortSignal, Math.ceil(shorter(ms)));
  const real = performance.now.bind(performance);
  performance.now = () => real() * speed;
}

/** A held message is held for longer than a claim lives and the next worker waits for an answer: a minute, and one and a half. */
export const STALL_SECONDS = 170;
