import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Audit } from '../audit/audit.js';
import { Clock } from '../platform/clock.js';
import { NotFound } from '../platform/problem.js';
import { UnitOfWork } from '../platform/unit-of-work.js';
import { visibleDates } from './feed-dates.queries.js';
import { calendarText } from './rules/calendar-text.js';
import { eventsOf } from './rules/feed-events.js';
import type { DateKind, FeedLanguage } from './rules/feed-words.js';

/** One date as a file to put into any calendar. */
@Injectable()
export class OneDate {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly clock: Clock,
    private readonly audit: Audit,
  ) {}

  /**
   * The calendar entry of a hearing or deadline the actor sees, under its code, with the UID and SEQUENCE it has in the
   * feeds: fetched again after the date moved, it moves the entry. Throws NotFound also for a date that another has taken
   * the place of, and for what ended more than 90 days ago.
   */
  async file(kind: DateKind, id: string, language: FeedLanguage, reply: FastifyReply): Promise<string> {
    const { tx } = this.unit;
    // The whole list, because a name can be taken by an earlier entry of it.
    const rows = await visibleDates(tx, this.clock.now().toString());
    const at = rows.findIndex((row) => row.kind === kind && row.id === id);
    const event = at < 0 ? undefined : eventsOf(rows, 'dates', language)[at];
    if (!event) throw new NotFound();
    this.audit.record(tx, { action: 'date.downloaded', subject: { kind, id } });
    void reply.type('text/calendar; charset=utf-8');
    void reply.header('Content-Disposition', 'attachment; filename="date.ics"');
    return calendarText(null, [event]);
  }
}
