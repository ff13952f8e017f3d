import { setTimeout as pause } from 'node:timers/promises';

/**
 * Polls `condition` until it answers something truthy, and gives that answer. Throws after `within` milliseconds,
 * naming `what` was awaited and the last error the condition threw.
 */
export async function until<T>(
  condition: () => T | Promise<T>,
  { within = 15_000, what = 'the condition' }: { within?: number; what?: string } = {},
): Promise<NonNullable<T>> {
  const deadline = performance.now() + within;
  let lastFault: unknown;
  do {
    try {
      const answer = await condition();
      if (answer) return answer;
      lastFault = undefined;
    } catch (fault) {
      lastFault = fault;
    }
    await pause(20);
  } while (performance.now() < deadline);
  throw new Error(`${what} did not come true within ${within} ms`, { cause: lastFault });
}
