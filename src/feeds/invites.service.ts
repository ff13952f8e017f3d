import { Injectable } from '@nestjs/common';
import { AssignmentEnded, AssignmentStarted } from '../assignments/assignment.events.js';
import { CaseDatesChanged } from '../calendar/calendar.events.js';
import { CaseClosed, CaseMoved } from '../cases/case.events.js';
import { Inbox } from '../messages/inbox.service.js';
import { MailChannel } from '../messages/mail-channel.service.js';
import type { OutgoingMessage } from '../messages/message-channel.js';
import { StaffDirectory } from '../people/staff-directory.service.js';
import { OnEvent } from '../platform/announce.js';
import { instantOf } from '../platform/clock.js';
import { Env } from '../platform/env.js';
import { UnitOfWork, type Tx } from '../platform/unit-of-work.js';
import { MailOutbox, type MailKind } from '../reminders/mail-outbox.service.js';
import { OutboxLoop } from '../reminders/outbox-loop.service.js';
import { claimInvite, planInvites, type ClaimedInvite } from './invites.queries.js';
import { inviteMail } from './rules/invite-mail.js';

/**
 * Hearings in people's own calendars, by mail. What a calendar lacks is written as a row in the transaction that made it so;
 * workers send the rows, at least once, a repeated one as the same message (ADR 19).
 */
@Injectable()
export class Invites {
  private readonly kind: MailKind<ClaimedInvite> = {
    worker: 'invites',
    table: 'app.invites',
    order: 'm.created_at, m.sequence, m.id',
    prefix: 'invite',
    claim: claimInvite,
    prepare: (_tx, held) => this.prepare(held),
    dead: (tx, held) => this.tell(tx, held),
  };

  constructor(
    private readonly unit: UnitOfWork,
    private readonly env: Env,
    private readonly staff: StaffDirectory,
    private readonly mail: MailChannel,
    private readonly inbox: Inbox,
    private readonly outbox: MailOutbox,
    loop: OutboxLoop,
  ) {
    loop.add('invites', () => this.sendDue());
  }

  @OnEvent(CaseDatesChanged, 'in-transaction')
  @OnEvent(AssignmentStarted, 'in-transaction')
  @OnEvent(AssignmentEnded, 'in-transaction')
  @OnEvent(CaseMoved, 'in-transaction')
  @OnEvent(CaseClosed, 'in-transaction')
  async onChange({ caseId }: { readonly caseId: string }): Promise<void> {
    await planInvites(this.unit.tx, caseId);
  }

  /** Sends what is due, the oldest first. May be called by anybody, any number of times and at once. */
  async sendDue(): Promise<void> {
    await this.outbox.sendDue(this.kind);
  }

  private async prepare(held: ClaimedInvite): Promise<Omit<OutgoingMessage, 'correlation'> | null> {
    const contact = (await this.staff.contacts([held.recipient_id])).get(held.recipient_id);
    // Whoever has left the office has no calendar of ours any more.
    if (!contact) return null;
    const to = { address: contact.email, language: contact.language };
    const invite = {
      uid: held.uid,
      sequence: held.sequence,
      method: held.method,
      reference: held.case_reference,
      on: held.on_day,
      at: held.starts_at && instantOf(held.starts_at),
      timeZone: held.time_zone,
      madeAt: instantOf(held.created_at),
    };
    const link = new URL('/calendar', this.env.PUBLIC_URL).toString();
    return { ...inviteMail(invite, to, { address: this.mail.sender, link }), ...to };
  }

  /** The person is told inside the product, in the transaction that gives up; the reminders of the hearing go their own way. */
  private async tell(tx: Tx, held: ClaimedInvite): Promise<void> {
    await this.inbox.file(tx, [
      {
        recipientId: held.recipient_id,
        kind: 'notice',
        titleKey: 'calendar-entry-undelivered',
        caseId: held.case_id,
        reminderId: null,
        dueAt: null,
        timeZone: null,
      },
    ]);
  }
}
