import { Injectable } from '@nestjs/common';
import { ClientDirectory } from '../messages/client-directory.service.js';
import type { OutgoingMessage } from '../messages/message-channel.js';
import { ReachDirectory } from '../messages/reach-directory.service.js';
import { StaffDirectory } from '../people/staff-directory.service.js';
import { instantOf } from '../platform/clock.js';
import { Env } from '../platform/env.js';
import type { Tx } from '../platform/unit-of-work.js';
import { isFirstTo, type Claim } from './claims.queries.js';
import { clientWords, messageWords } from './message-words.js';
import type { WordedReminder } from './rules/wording.js';

type Address = Pick<OutgoingMessage, 'address' | 'language'>;

/** Where a claimed reminder goes and what it says, from data as it is in the last transaction before it is sent. */
@Injectable()
export class Envelopes {
  constructor(
    private readonly env: Env,
    private readonly staff: StaffDirectory,
    private readonly reach: ReachDirectory,
    private readonly clients: ClientDirectory,
  ) {}

  /** The recipient's address and language, or why there is none. Of a client none while they may not be told. */
  async addressOf(held: Claim): Promise<Address | 'no-address' | 'opted-out'> {
    if (held.audience_rank === 'client') {
      const contact = await this.clients.forTexts(held.recipient_id);
      return contact ? { address: contact.phone, language: contact.language } : 'no-address';
    }
    if (held.channel === 'sms') {
      const contact = await this.reach.forTexts(held.recipient_id);
      if (contact === 'stopped') return 'opted-out';
      return contact ? { address: contact.phone, language: contact.language } : 'no-address';
    }
    const contact = (await this.staff.contacts([held.recipient_id])).get(held.recipient_id);
    return contact ? { address: contact.email, language: contact.language } : 'no-address';
  }

  /** Subject and text; the first to a client says who writes and how to stop. */
  async word(
    tx: Tx,
    held: Claim,
    language: Address['language'],
  ): Promise<Pick<OutgoingMessage, 'subject' | 'text'>> {
    const { id, channel, case_reference: caseReference, time_zone: timeZone, is_day: isDay } = held;
    const worded = wordedOf(held);
    const subjectAt = instantOf(held.subject_at);
    if (held.audience_rank === 'client') {
      const isFirst = await isFirstTo(tx, held.recipient_id);
      const words = { channel, subjectAt, timeZone, isDay, isFirst };
      return { subject: '', text: clientWords(words, language, this.env.hotline) };
    }
    return messageWords(
      { id, channel, worded, caseReference, subjectAt, timeZone },
      language,
      this.env.PUBLIC_URL,
    );
  }
}

/** A claimed reminder as far as its words and title depend on it. */
export function wordedOf(held: Claim): WordedReminder {
  return {
    about: held.deadline_id ? 'deadline' : 'hearing',
    kind: held.kind,
    step: held.step,
    afterwards: held.due_at > held.subject_at,
  };
}
