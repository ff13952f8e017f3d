/** A date as far as a cascade compares it. */
export interface CascadeDate {
  readonly id: string;
  readonly code: string;
  readonly status: string;
  readonly replacesId: string | null;
  /** Due day or moment, nominal and rolled, as one text. */
  readonly due: string;
}

export interface Cascade<D extends CascadeDate> {
  readonly appears: readonly D[];
  /** One date takes the place of another. */
  readonly moves: readonly { readonly before: D; readonly after: D }[];
  /** With the status they then have. */
  readonly closes: readonly D[];
}

/**
 * What a change does to the dates of a case, from all its dates before and after it. A date that is only counted again
 * and comes out the same is not mentioned. The order is that of `after`.
 */
export function cascadeOf<D extends CascadeDate>(before: readonly D[], after: readonly D[]): Cascade<D> {
  const wasOpen = new Map(before.filter(isOpen).map((date) => [date.id, date]));
  const gone = after.filter((date) => wasOpen.has(date.id) && !isOpen(date));
  const opened = after.filter((date) => isOpen(date) && !wasOpen.has(date.id));
  const replaced = new Set<string>();
  const moves: { before: D; after: D }[] = [];
  const appears: D[] = [];
  for (const date of opened) {
    const old = gone.find(({ id }) => id === date.replacesId);
    if (old) replaced.add(old.id);
    if (!old) appears.push(date);
    else if (old.due !== date.due) moves.push({ before: old, after: date });
  }
  return { appears, moves, closes: gone.filter(({ id }) => !replaced.has(id)) };
}

function isOpen({ status }: CascadeDate): boolean {
  return status === 'open';
}
