import { isoOf } from '../platform/clock.js';
import { Choice, Instant, ListOf, Nested, Text } from '../platform/fields.js';
import { FEED_KINDS, FEED_LANGUAGES, type FeedKind, type FeedLanguage } from './rules/feed-words.js';

export class DateFileQuery {
  @Choice(FEED_LANGUAGES, { optional: true })
  language?: FeedLanguage;
}

export class MakeFeedDto {
  @Choice(FEED_KINDS)
  kind!: FeedKind;
}

export class FeedDto {
  @Choice(FEED_KINDS)
  kind!: FeedKind;

  @Instant()
  madeAt!: string;

  @Instant({ nullable: true, description: 'When a calendar last fetched it, to the minute.' })
  lastUsedAt!: string | null;
}

export class FeedListDto {
  @ListOf(() => FeedDto)
  items!: FeedDto[];
}

export class FeedAddressDto {
  @Nested(() => FeedDto)
  feed!: FeedDto;

  @Text({ max: 500, description: 'Shown once. Whoever has it sees what the calendar shows.' })
  address!: string;
}

export interface FeedRecord {
  readonly id: string;
  readonly kind: FeedKind;
  readonly madeAt: Date;
  readonly lastUsedAt: Date | null;
}

export function toFeedDto({ kind, madeAt, lastUsedAt }: FeedRecord): FeedDto {
  return { kind, madeAt: madeAt.toISOString(), lastUsedAt: isoOf(lastUsedAt) };
}
