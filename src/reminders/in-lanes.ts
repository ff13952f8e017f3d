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
  const outcomes = await Promise.allSettled(items.map((item) => lane(() => work(item))));
  const faults = outcomes.flatMap((outcome) =>
    outcome.status === 'rejected' ? [outcome.reason as unknown] : [],
  );
  if (faults.length > 0) throw new AggregateError(faults, 'Not everything could be done');
}

/**
 * Things that are written together with whatever else comes while the last of them are being written. `add` resolves when
 * its item has been written, and rejects when that failed.
 */
export class Gathering<T> {
  private waiting: T[] = [];
  private next: Promise<void> | null = null;
  private last: Promise<unknown> = Promise.resolve();

  constructor(private readonly write: (items: readonly T[]) => Promise<void>) {}

  add(item: T): Promise<void> {
    this.waiting.push(item);
    if (!this.next) {
      this.next = this.last.then(() => {
        const items = this.waiting;
        this.waiting = [];
        this.next = null;
        return this.write(items);
      });
      this.last = this.next.catch(() => undefined);
    }
    return this.next;
  }
}
