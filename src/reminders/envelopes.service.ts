import { Injectable } from '@nestjs/common';
import { ClientDirectory } from '../messages/client-directory.service.js';
import type { OutgoingMessage } from '../messages/message-channel.js';
import { PushChannel } from '../messages/push-channel.service.js';
import { ReachDirectory } from '../messages/reach-directory.service.js';
import { StaffDirectory, type StaffContact } from '../people/staff-directory.service.js';
import { instantOf } from '../platform/clock.js';
import { Env } from '../platform/env.js';
import type { Tx } from '../platform/unit-of-work.js';
import { isFirstTo, type Claim } from './claims.queries.js';
import { wordedOf } from './claim-words.js';
import { clientWords, messageWords, pushWish } from './message-words.js';
import { heldClients } from './pauses.queries.js';
import { isPausedClientStep } from './rules/pauses.js';
import { afterTheNight } from './rules/plan-clients.js';

type Address = Pick<OutgoingMessage, 'address' | 'language'> & {
  /** By whose clock it may not be night; of clients. */
  readonly zone?: string;
};

/** Where a claimed reminder goes and what it says, from data as it is in the last transaction before it is sent. */
@Injectable()
export class Envelopes {
  constructor(
    private readonly env: Env,
    private readonly staff: StaffDirectory,
    private readonly push: PushChannel,
    private readonly reach: ReachDirectory,
    private readonly clients: ClientDirectory,
  ) {}

  /** The addresses of those that are mailed, in one question. */
  contacts(held: readonly Claim[]): Promise<ReadonlyMap<string, StaffContact>> {
    const mailed = held.filter(({ channel }) => channel === 'mail');
    return this.staff.contacts(mailed.map(({ recipient_id }) => recipient_id));
  }

  /**
   * The recipient's address and language, or why there is none. Of a client none while they may not be told. `contacts` are those
   * asked for before, for many.
   */
  async addressOf(
    held: Claim,
    contacts?: ReadonlyMap<string, StaffContact>,
  ): Promise<Address | 'no-address' | 'opted-out'> {
    if (held.audience_rank === 'client') {
      const contact = await this.clients.forTexts(held.recipient_id);
      return contact
        ? { address: contact.phone, language: contact.language, zone: contact.zone }
        : 'no-address';
    }
    if (held.channel === 'sms') {
      const contact = await this.reach.forTexts(held.recipient_id);
      if (contact === 'stopped') return 'opted-out';
      return contact ? { address: contact.phone, language: contact.language } : 'no-address';
    }
    if (held.channel === 'push') return (await this.push.contact(held.recipient_id)) ?? 'no-address';
    const contact = (contacts ?? (await this.contacts([held]))).get(held.recipient_id);
    return contact ? { address: contact.email, language: contact.language } : 'no-address';
  }

  /** Subject and text; the first to a client says who writes and how to stop. */
  async word(
    tx: Tx,
    held: Claim,
    language: Address['language'],
  ): Promise<Pick<OutgoingMessage, 'subject' | 'text' | 'push'>> {
    const { id, kind, channel, case_reference: caseReference, time_zone: timeZone, is_day: isDay } = held;
    const worded = wordedOf(held);
    const subjectAt = instantOf(held.subject_at);
    if (held.audience_rank === 'client') {
      const isFirst = await isFirstTo(tx, held.recipient_id);
      const words = { channel, subjectAt, timeZone, isDay, isFirst };
      return { subject: '', text: clientWords(words, language, this.env.hotline) };
    }
    const clients = isPausedClientStep(held.step) ? await heldClients(tx, id) : null;
    const words = messageWords(
      { id, channel, worded, caseReference, subjectAt, timeZone, heldClients: clients },
      language,
      this.env.PUBLIC_URL,
    );
    if (channel !== 'push') return words;
    return { ...words, push: pushWish({ id, kind, subjectAt, now: instantOf(held.now) }) };
  }
}

/** Seconds until a client in that zone may be texted: not at night, if the morning is soon enough. */
export function nightLeft(held: Claim, zone: string): number {
  const [now, over] = [instantOf(held.now), instantOf(held.subject_at)];
  return Math.ceil((afterTheNight(now, over, zone).epochMilliseconds - now.epochMilliseconds) / 1000);
}
