import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/audit.js';
import { NotFound } from '../platform/problem.js';
import { cutPage, decodeCursor, type Page } from '../platform/paging.js';
import { UnitOfWork, type Tx } from '../platform/unit-of-work.js';
import { markNoticeSeen } from './call-notices.queries.js';
import { toInboxItemDto, type InboxCountDto, type InboxItemDto, type InboxQuery } from './inbox.dto.js';
import {
  acknowledgeItems,
  countOpen,
  fileItems,
  findNotice,
  readInbox,
  type InboxFiling,
} from './inbox.queries.js';

const USUAL_PAGE = 50;

/** The in-app channel: what the office told somebody inside the product. */
@Injectable()
export class Inbox {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly audit: Audit,
  ) {}

  /** The signed-in person's own items, newest first; `state` 'open' leaves out what is confirmed or no longer wanted. */
  async list(query: InboxQuery): Promise<Page<InboxItemDto>> {
    const limit = query.limit ?? USUAL_PAGE;
    const cursor = decodeCursor(query.cursor, 2);
    const rows = await readInbox(this.unit.tx, {
      recipientId: this.unit.staffId(),
      openOnly: (query.state ?? 'open') === 'open',
      after: cursor && { place: String(cursor[0]), id: String(cursor[1]) },
      limit: limit + 1,
    });
    const page = cutPage(rows, limit, (row) => [row.place, row.id]);
    return { items: page.items.map(toInboxItemDto), next: page.next };
  }

  /** How many items wait for the signed-in person. */
  async count(): Promise<InboxCountDto> {
    return { open: await countOpen(this.unit.tx, this.unit.staffId()) };
  }

  /**
   * "Seen", said by the person a notice is for; reminders are confirmed as reminders. Repeating it changes nothing. 404
   * for everything else.
   */
  async acknowledgeNotice(id: string): Promise<InboxItemDto> {
    const { tx } = this.unit;
    const staffId = this.unit.staffId();
    if (await markNoticeSeen(tx, id, staffId))
      this.audit.record(tx, { action: 'notice.acknowledged', subject: { kind: 'notice', id } });
    const row = await findNotice(tx, id, staffId);
    if (!row) throw new NotFound();
    return toInboxItemDto(row);
  }

  /**
   * Files items in the transaction that settles their reminders. Repeating it for the same reminder changes nothing.
   */
  async file(tx: Tx, filings: readonly InboxFiling[]): Promise<void> {
    if (filings.length > 0) await fileItems(tx, filings);
  }

  /** Marks the items of these reminders as seen; those already marked keep their time. */
  async acknowledge(tx: Tx, reminderIds: readonly string[]): Promise<void> {
    if (reminderIds.length > 0) await acknowledgeItems(tx, reminderIds);
  }
}
