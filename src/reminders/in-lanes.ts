import { setTimeout } from 'node:timers/promises';
import pLimit from 'p-limit';

/**
 * Does `work` for each item, `lanes` of them at a time. All are done, or at least tried; throws an AggregateError afterwards
 * when some failed.
 */
export async function inLanes<T>(
  items: readonly T[],
  lanes: number,
  work: (item: T) => Promise<unknown>,
): Promise<void> {
  const lane = pLimit(lanes);
  throwFaults(await Promise.allSettled(items.map((item) => lane(() => work(item)))));
}

/** Throws an AggregateError when some of them failed. */
export function throwFaults(outcomes: readonly PromiseSettledResult<unknown>[]): void {
  const faults = outcomes.flatMap((outcome) =>
    outcome.status === 'rejected' ? [outcome.reason as unknown] : [],
  );
  if (faults.length > 0) throw new AggregateError(faults, 'Not everything could be done');
}

/**
 * Things that are written together with whatever else comes while the last of them are being written, or within `lingerMs`.
 * `write` gives the faults by item. `add` resolves when its item has been written, and rejects when that failed.
 */
export class Gathering<T> {
  private waiting: T[] = [];
  private next: Promise<ReadonlyMap<T, unknown>> | null = null;
  private last: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly write: (items: readonly T[]) => Promise<ReadonlyMap<T, unknown>>,
    private readonly lingerMs: number,
  ) {}

  async add(item: T): Promise<void> {
    this.waiting.push(item);
    if (!this.next) {
      this.next = Promise.all([this.last, setTimeout(this.lingerMs)]).then(() => {
        const items = this.waiting;
        this.waiting = [];
        this.next = null;
        return this.write(items);
      });
      this.last = this.next.catch(() => undefined);
    }
    const faults = await this.next;
    if (faults.has(item)) throw faults.get(item);
  }
}
