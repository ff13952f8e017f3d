/** A sweep comes every five seconds; a minute without one means that nobody works. */
export const SWEPT_WITHIN_SECONDS = 60;
/** What is due goes out within seconds, without a queue within one minute. */
export const OVERDUE_AFTER_SECONDS = 300;
/** Somebody who was woken and did nothing is woken again. */
export const PAGE_AGAIN_SECONDS = 900;

/** What one look at the database told; null when it did not answer. */
export interface Look {
  /** Since the last sweep; null when there never was one. */
  readonly sweptAgo: number | null;
  /** How long the reminder that waits longest has been due; null when none waits. */
  readonly longestDue: number | null;
}

export type Trouble = 'database-away' | 'no-sweep' | 'overdue';

export interface Watch {
  readonly trouble: Trouble | null;
  /** When the last page went out, in seconds of a monotonic clock; null when nobody has been paged. */
  readonly pagedAt: number | null;
  /** When the database last answered, in seconds of the same clock. */
  readonly answeredAt: number;
}

export type Word = { readonly page: Trouble } | { readonly page: 'recovered' } | null;

/**
 * What one more look means: whom it finds in trouble is paged at once and again every 15 minutes; the end of it is told
 * once. A database that is away for less than a minute is not trouble yet. `now` is in seconds of a monotonic clock.
 */
export function watchOn(watch: Watch, look: Look | null, now: number): { watch: Watch; say: Word } {
  const answeredAt = look ? now : watch.answeredAt;
  const trouble = troubleOf(look, now - answeredAt) ?? (look ? null : watch.trouble);
  if (trouble === null)
    return {
      watch: { trouble, pagedAt: null, answeredAt },
      say: watch.pagedAt === null ? null : { page: 'recovered' },
    };
  const isTime = watch.pagedAt === null || now - watch.pagedAt >= PAGE_AGAIN_SECONDS;
  return {
    watch: { trouble, pagedAt: isTime ? now : watch.pagedAt, answeredAt },
    say: isTime ? { page: trouble } : null,
  };
}

function troubleOf(look: Look | null, silentFor: number): Trouble | null {
  if (!look) return silentFor >= SWEPT_WITHIN_SECONDS ? 'database-away' : null;
  if (look.sweptAgo === null || look.sweptAgo > SWEPT_WITHIN_SECONDS) return 'no-sweep';
  return look.longestDue !== null && look.longestDue > OVERDUE_AFTER_SECONDS ? 'overdue' : null;
}
