import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/audit.js';
import { StaffDisabled } from '../people/people.events.js';
import { OnEvent } from '../platform/announce.js';
import { Env } from '../platform/env.js';
import { NotFound } from '../platform/problem.js';
import { UnitOfWork } from '../platform/unit-of-work.js';
import { digestOf, fileOf, newToken } from './feed-token.js';
import { FeedExists } from './feeds.errors.js';
import { toFeedDto, type FeedAddressDto, type FeedListDto } from './feeds.dto.js';
import { endFeeds, insertFeed, openFeeds } from './feeds.queries.js';
import type { FeedKind } from './rules/feed-words.js';

/** The private calendar addresses of the signed-in person. */
@Injectable()
export class FeedsService {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly audit: Audit,
    private readonly env: Env,
  ) {}

  /** The actor's addresses: since when, and when each was last fetched; never the address itself. */
  async list(): Promise<FeedListDto> {
    const feeds = await openFeeds(this.unit.tx, this.unit.staffId());
    return { items: feeds.map(toFeedDto) };
  }

  /** Makes an address and returns it, this once. Throws FeedExists: a page that is out of date must not end a good one. */
  async make(kind: FeedKind): Promise<FeedAddressDto> {
    return this.issue(kind, 'feed.made');
  }

  /** A new address in place of the old one, which ends at once. Throws NotFound when there is none. */
  async rotate(kind: FeedKind): Promise<FeedAddressDto> {
    const ended = await endFeeds(this.unit.tx, this.unit.staffId(), kind);
    if (ended.length === 0) throw new NotFound();
    return this.issue(kind, 'feed.rotated');
  }

  /** Ends an address at once. Throws NotFound when there is none. */
  async revoke(kind: FeedKind): Promise<void> {
    const ended = await this.end(this.unit.staffId(), kind);
    if (ended === 0) throw new NotFound();
  }

  /** With an account its addresses end, and stay ended when it is opened again. */
  @OnEvent(StaffDisabled, 'in-transaction')
  async endAll({ staffId }: StaffDisabled): Promise<void> {
    await this.end(staffId, null);
  }

  private async end(staffId: string, kind: FeedKind | null): Promise<number> {
    const { tx } = this.unit;
    const ended = await endFeeds(tx, staffId, kind);
    for (const id of ended) this.audit.record(tx, { action: 'feed.revoked', subject: { kind: 'feed', id } });
    return ended.length;
  }

  private async issue(kind: FeedKind, action: 'feed.made' | 'feed.rotated'): Promise<FeedAddressDto> {
    const { tx } = this.unit;
    const token = newToken();
    const feed = await insertFeed(tx, { staffId: this.unit.staffId(), kind, digest: digestOf(token) });
    if (!feed) throw new FeedExists();
    this.audit.record(tx, { action, subject: { kind: 'feed', id: feed.id }, fields: [kind] });
    return { feed: toFeedDto(feed), address: `${this.env.PUBLIC_URL}/api/calendars/${fileOf(token)}` };
  }
}
