import { randomUUID } from 'node:crypto';
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
import { OfficeLog } from '../platform/log.js';
import { UnitOfWork } from '../platform/unit-of-work.js';
import {
  backoffSeconds,
  LATEST_SEND_SECONDS,
  MOST_REFUSALS,
  waitForAnswer,
} from '../reminders/rules/delivery.js';
import {
  beginInviteAgain,
  claimInvite,
  dueInvites,
  endInvite,
  planInvites,
  putOffInvite,
  type ClaimedInvite,
} from './invites.queries.js';
import { inviteMail } from './rules/invite-mail.js';

const PER_TURN = 50;

/**
 * Hearings in people's own calendars, by mail. What a calendar lacks is written as a row in the transaction that made it so;
 * workers send the rows, at least once, a repeated one as the same message (ADR 19).
 */
@Injectable()
export class Invites {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly env: Env,
    private readonly staff: StaffDirectory,
    private readonly mail: MailChannel,
    private readonly inbox: Inbox,
    private readonly log: OfficeLog,
  ) {}

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
    const due = await this.unit.asWorker('invites', (tx) => dueInvites(tx, PER_TURN));
    for (const id of due) await this.sendOne(id);
  }

  /** Sends one invite if it is due and free; otherwise does nothing. Throws only when the database is away. */
  private async sendOne(id: string): Promise<void> {
    const takenAt = performance.now();
    const held = await this.unit.asWorker('invites', (tx) => claimInvite(tx, id, randomUUID()));
    if (!held) return;
    if (held.in_doubt && !(await this.mayRepeat(held))) return;
    const message = await this.prepare(held);
    // Whoever has left the office has no calendar of ours any more.
    if (!message) return this.end(held, 'superseded');
    // Its lease may run out before the conversation ends: another worker takes it up.
    if (performance.now() - takenAt > LATEST_SEND_SECONDS * 1000) return;
    const outcome = await this.mail.send(message);
    if (outcome.kind === 'accepted') return this.end(held, 'sent');
    if (outcome.kind === 'refused' && (outcome.lasting || held.attempt_no >= MOST_REFUSALS))
      return this.giveUp(held);
    const refused = outcome.kind === 'refused';
    const inSeconds = refused
      ? backoffSeconds(held.attempt_no)
      : waitForAnswer(instantOf(held.started_at), this.canAsk, instantOf(held.now));
    await this.unit.asWorker('invites', (tx) => putOffInvite(tx, held, { inSeconds, refused }));
  }

  /** An earlier try may have arrived. Ends it when it did; true when the same message may be sent again now. */
  private async mayRepeat(held: ClaimedInvite): Promise<boolean> {
    const sighting = await this.mail.lookUp(correlationOf(held));
    if (sighting === 'accepted') {
      await this.end(held, 'sent');
      return false;
    }
    const inSeconds = waitForAnswer(instantOf(held.started_at), sighting !== 'unknown', instantOf(held.now));
    await this.unit.asWorker('invites', (tx) =>
      inSeconds > 0 ? putOffInvite(tx, held, { inSeconds, refused: false }) : beginInviteAgain(tx, held),
    );
    return inSeconds <= 0;
  }

  private get canAsk(): boolean {
    return Boolean(this.env.MAIL_LOOKUP_URL);
  }

  private async prepare(held: ClaimedInvite): Promise<OutgoingMessage | null> {
    const contacts = await this.unit.asWorker('invites', () => this.staff.contacts([held.recipient_id]));
    const contact = contacts.get(held.recipient_id);
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
    const words = inviteMail(invite, to, { address: this.mail.sender, link });
    return { ...words, ...to, correlation: correlationOf(held) };
  }

  private async end(held: ClaimedInvite, state: 'sent' | 'superseded'): Promise<void> {
    const kept = await this.unit.asWorker('invites', (tx) => endInvite(tx, held, state));
    if (!kept) this.log.warning('invite ended after its claim was lost', { inviteId: held.id });
  }

  /** The person is told inside the product, in the transaction that gives up; the reminders of the hearing go their own way. */
  private async giveUp(held: ClaimedInvite): Promise<void> {
    await this.unit.asWorker('invites', async (tx) => {
      if (!(await endInvite(tx, held, 'dead'))) return;
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
    });
    this.log.warning('invite given up', { inviteId: held.id });
  }
}

/** The same for every try of one number, so that the mail has the same Message-ID. */
function correlationOf({ id, attempt_no }: ClaimedInvite): string {
  return `invite-${id}.${attempt_no}`;
}
