import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Audit } from '../audit/audit.js';
import { may } from '../people/rules/permissions.js';
import { Clock } from '../platform/clock.js';
import { NotFound } from '../platform/problem.js';
import { UnitOfWork, type Opening } from '../platform/unit-of-work.js';
import { ownHearings, visibleDates } from './feed-dates.queries.js';
import { FeedLimits } from './feed-limits.js';
import { digestOfFile } from './feed-token.js';
import { beginFeed, type LiveFeed } from './feeds.queries.js';
import { calendarText } from './rules/calendar-text.js';
import { eventsOf } from './rules/feed-events.js';
import { FEED_WORDS } from './rules/feed-words.js';

/** Answers calendar programs, which have nothing but the address. */
@Injectable()
export class FeedCalendar {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly limits: FeedLimits,
    private readonly clock: Clock,
    private readonly audit: Audit,
  ) {}

  /**
   * The calendar of an address, worked out now under its owner's row security; nothing but a status when the program has
   * it already. Throws NotFound for an address that is wrong, revoked, or of somebody who may not see dates any more,
   * without saying which, and FetchedTooOften.
   */
  async answer(file: string, request: FastifyRequest, reply: FastifyReply): Promise<string | undefined> {
    const digest = digestOfFile(file);
    await this.limits.ask(digest, request.ip);
    const text = digest && (await this.fetch(digest, request.id));
    if (text === null) {
      await this.limits.countWrong(request.ip);
      throw new NotFound();
    }
    await this.limits.countFetched(digest as Buffer);
    const tag = `"${createHash('sha256').update(text).digest('base64url')}"`;
    void reply.header('ETag', tag);
    if (isKnown(request.headers['if-none-match'], tag)) {
      void reply.status(304);
      return undefined;
    }
    void reply.type('text/calendar; charset=utf-8');
    return text;
  }

  private fetch(digest: Buffer, requestId: string): Promise<string | null> {
    let live: LiveFeed | undefined;
    const opening: Opening = {
      context: beginFeed(digest),
      actorOf: ([row]) => {
        live = row as LiveFeed | undefined;
        if (!live) return { kind: 'nobody' };
        const { staff_id: staffId, roles, feed_id: sessionId } = live;
        return { kind: 'staff', staffId, roles, sessionId, step: 'feed' };
      },
    };
    return this.unit.asRequest(requestId, opening, () =>
      live && may(live.roles, 'feed:keep') ? this.write(live) : Promise.resolve(null),
    );
  }

  private async write({ feed_id: id, kind, language, is_first_today }: LiveFeed): Promise<string> {
    const { tx } = this.unit;
    const now = this.clock.now().toString();
    const rows = await (kind === 'busy' ? ownHearings(tx, now) : visibleDates(tx, now));
    // Programs come every few minutes: one entry a day says that the address is in use, and the screen says when last.
    if (is_first_today) this.audit.record(tx, { action: 'feed.fetched', subject: { kind: 'feed', id } });
    return calendarText(FEED_WORDS[language].names[kind], eventsOf(rows, kind, language));
  }
}

/** If-None-Match of RFC 9110: a list of tags, of which a proxy may have weakened some. */
function isKnown(given: string | undefined, tag: string): boolean {
  return (given ?? '').split(',').some((known) => known.trim().replace(/^W\//, '') === tag);
}
