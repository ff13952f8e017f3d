import { Temporal } from 'temporal-polyfill';
import type { LadderStep } from './ladder-steps.js';
import type { AudienceRank, Channel } from './ladders.js';
import type { QuietHours } from './quiet-hours.js';

/** Somebody who may be told about the case. */
export interface Recipient {
  readonly staffId: string;
  readonly rank: AudienceRank;
  readonly channels: readonly Channel[];
  /** Those of a page; absent: the same. */
  readonly urgentChannels?: readonly Channel[];
  /** Since when this person stands on the case (start of the assignment) or has the office role. */
  readonly since: Temporal.Instant;
  /** Absent: never. */
  readonly quiet?: QuietHours;
  /** Wants one mail a day for what is not urgent (digest-steps.ts). */
  readonly daily?: boolean;
}

const RANK_ORDER: Readonly<Record<AudienceRank, number>> = {
  lead: 0,
  backup: 1,
  coordinator: 2,
  supervising_attorney: 3,
  client: 4,
};

/**
 * Who a step is sent to: the people of its ranks who stood on the case when it came due. A missing lead is replaced by
 * the backup and the coordinators, a missing backup by the coordinators. Nobody is listed twice.
 */
export function audienceOf(
  { audience }: LadderStep,
  dueAt: Temporal.Instant,
  recipients: readonly Recipient[],
): Recipient[] {
  const standing = recipients.filter(({ since }) => Temporal.Instant.compare(since, dueAt) <= 0);
  const has = (rank: AudienceRank) => standing.some((recipient) => recipient.rank === rank);
  const wanted = new Set<AudienceRank>(audience);
  if (!has('lead')) wanted.add('backup').add('coordinator');
  if (wanted.has('backup') && !has('backup')) wanted.add('coordinator');
  return firstRankOfEach(standing.filter(({ rank }) => wanted.has(rank)));
}

/** A person who stands on the case twice is told once, in the rank nearest to the client. */
export function firstRankOfEach(recipients: readonly Recipient[]): Recipient[] {
  const seen = new Set<string>();
  const ranked = recipients.toSorted((a, b) => RANK_ORDER[a.rank] - RANK_ORDER[b.rank]);
  return ranked.filter(
    ({ staffId, channels }) => channels.length > 0 && !seen.has(staffId) && seen.add(staffId),
  );
}
