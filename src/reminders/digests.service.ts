import { Injectable } from '@nestjs/common';
import type { OutgoingMessage } from '../messages/message-channel.js';
import { renderDigest, type DigestEntry } from '../messages/rules/digest-templates.js';
import { StaffDirectory } from '../people/staff-directory.service.js';
import { instantOf } from '../platform/clock.js';
import { Env } from '../platform/env.js';
import { OfficeLog } from '../platform/log.js';
import { UnitOfWork, type Tx } from '../platform/unit-of-work.js';
import { closeIncidents, openIncident } from './aftermath.queries.js';
import {
  claimDigest,
  datesAhead,
  isOneLate,
  leaveHeldBack,
  peopleWithSteps,
  stepsOfDigest,
  untoldSteps,
  writeDigests,
  type ClaimedDigest,
  type DigestDate,
  type DigestDraft,
} from './digests.queries.js';
import { Failures } from './failures.service.js';
import { MailOutbox, type MailKind } from './mail-outbox.service.js';
import { OutboxLoop } from './outbox-loop.service.js';
import { quietOf } from './plan-facts.js';
import { digestSlot } from './rules/digest-time.js';
import { PAGED_LADDERS } from './rules/pages.js';
import type { DeliveryFault } from './rules/reminder-states.js';
import { ask, lead } from './sweep.queries.js';

const PEOPLE_PER_TURN = 500;
const MOST_FRESH = 40;
const MOST_SOON = 40;
/** A mail of the day without an answer is given up before the next one is due. */
const PATIENCE_HOURS = 12;
const WATCH_EVERY_SECONDS = 60;

/**
 * One mail a day for what is not urgent (ADR 25). What waits for it is in the inbox at its time; the mail itself is a row of
 * its own, written when its hour has come and sent as every other mail.
 */
@Injectable()
export class Digests {
  private readonly kind: MailKind<ClaimedDigest> = {
    worker: 'digests',
    table: 'app.digests',
    order: 'm.created_at, m.id',
    prefix: 'digest',
    patienceHours: PATIENCE_HOURS,
    claim: claimDigest,
    prepare: (tx, held) => this.prepare(tx, held),
    dead: (tx, held, fault) => this.passOn(tx, held, fault),
  };

  constructor(
    private readonly unit: UnitOfWork,
    private readonly env: Env,
    private readonly staff: StaffDirectory,
    private readonly outbox: MailOutbox,
    private readonly failures: Failures,
    private readonly log: OfficeLog,
    loop: OutboxLoop,
  ) {
    loop.add('digests', () => this.turn());
  }

  /**
   * Writes the mails whose hour has come and sends what is due. May be called by anybody, any number of times and at once. While
   * somebody else is writing nothing is sent: what they write may take the place of one that still waits.
   */
  async turn(): Promise<void> {
    if (await this.unit.asWorker('digests', (tx) => this.write(tx))) await this.outbox.sendDue(this.kind);
  }

  /**
   * Every minute, from a loop that is not theirs: an incident stands while a mail of the day is so late that whatever makes or
   * sends them must have stopped.
   */
  async watch(): Promise<void> {
    await this.unit.asWorker('reconciler', async (tx) => {
      if (!(await lead(tx, 'digest watch')) || (await ask(tx, 'digest-watch', WATCH_EVERY_SECONDS)) === null)
        return;
      const kind = 'digest-late';
      if (await isOneLate(tx)) await openIncident(tx, { kind, reminderId: null, caseId: null, fault: null });
      else await closeIncidents(tx, kind);
    });
  }

  /** False when another process is at it. */
  private async write(tx: Tx): Promise<boolean> {
    if (!(await lead(tx, 'digests'))) return false;
    const found = await peopleWithSteps(tx, PEOPLE_PER_TURN);
    if (!found) return true;
    const now = instantOf(found.now);
    const drafts = found.clocks.flatMap((clock): DigestDraft[] => {
      const slot = digestSlot(quietOf(clock), now);
      if (!slot) return [];
      const { on, at, until } = slot;
      const [onDay, from, to] = [on, at, until].map(String) as [string, string, string];
      return [{ staffId: clock.staff_id, onDay, at: from, until: to }];
    });
    const written = drafts.length > 0 ? await writeDigests(tx, drafts) : 0;
    if (written > 0) this.log.note('mails of the day written', { written });
    return true;
  }

  private async prepare(tx: Tx, held: ClaimedDigest): Promise<Omit<OutgoingMessage, 'correlation'> | null> {
    const contact = (await this.staff.contacts([held.staff_id])).get(held.staff_id);
    if (!held.in_doubt) await leaveHeldBack(tx, held.id);
    const fresh = await stepsOfDigest(tx, held.id);
    if (!contact || fresh.length === 0) return null;
    const told = new Set(fresh.map(dateOf));
    const soon = (await datesAhead(tx, held.staff_id)).filter((date) => !told.has(dateOf(date)));
    const address = (path: string) => new URL(path, this.env.PUBLIC_URL).toString();
    const words = renderDigest(
      {
        fresh: fresh
          .slice(0, MOST_FRESH)
          .map((date) => ({ ...entryOf(date), link: address(`/ack/${date.reminder_id}`) })),
        soon: soon.slice(0, MOST_SOON).map((date) => ({ ...entryOf(date), seen: date.seen })),
        freshMore: Math.max(0, fresh.length - MOST_FRESH),
        soonMore: Math.max(0, soon.length - MOST_SOON),
        inbox: address('/inbox'),
      },
      contact.language,
    );
    // Of dates of law nobody is offered to hear no more.
    const isLaw = [...fresh, ...soon].some(({ ladder }) => PAGED_LADDERS.includes(ladder));
    const unsubscribe = isLaw ? {} : { unsubscribe: address('/settings') };
    return { ...words, ...unsubscribe, address: contact.email, language: contact.language };
  }

  /**
   * A mail of the day is never the reason why nobody was told: each of its steps goes on as if its own mail had died, but what a
   * pause holds back waits for a later one. Each is an incident of its own.
   */
  private async passOn(tx: Tx, held: ClaimedDigest, fault: DeliveryFault): Promise<void> {
    const about = { reminderId: null, caseId: null, digestId: held.id };
    await openIncident(tx, { kind: 'dead-digest', ...about, fault });
    await leaveHeldBack(tx, held.id);
    for (const step of await untoldSteps(tx, held.id)) await this.failures.tellNext(tx, step, fault);
  }
}

function dateOf({ deadline_id, hearing_id }: DigestDate): string {
  return deadline_id ?? hearing_id ?? '';
}

function entryOf({ case_reference, hearing_id, subject_at, time_zone }: DigestDate): DigestEntry {
  const title = hearing_id ? 'hearing' : 'deadline';
  return { code: case_reference, title, at: instantOf(subject_at), zone: time_zone };
}
