import { Injectable } from '@nestjs/common';
import type { Outcome } from '../messages/message-channel.js';
import { OfficeLog } from '../platform/log.js';
import type { Tx } from '../platform/unit-of-work.js';
import { closeIncidents, openIncident } from './aftermath.queries.js';
import { countFailure, isAway, noteBack, takeProbe } from './breakers.queries.js';
import type { Claim } from './claims.queries.js';
import { saysAway } from './rules/breaker.js';
import type { Channel } from './rules/ladders.js';
import type { IncidentKind } from './rules/reminder-states.js';

const AWAY: Readonly<Record<Channel, IncidentKind>> = {
  mail: 'mail-away',
  sms: 'texts-away',
  push: 'push-away',
  // These are our own tables and cannot be away alone.
  inbox: 'engine-silent',
  call: 'engine-silent',
};

/** Knows for all workers together whether the server of mail, the provider of texts, or the push services are away. */
@Injectable()
export class Breakers {
  constructor(private readonly log: OfficeLog) {}

  /** Whether a message may use its channel: it is 'there', or 'away', or away and this is the one that tries it. */
  async gate(tx: Tx, { channel }: Pick<Claim, 'channel'>): Promise<'there' | 'away' | 'probe'> {
    if (channel === 'inbox' || channel === 'call' || !(await isAway(tx, channel))) return 'there';
    return (await takeProbe(tx, channel)) ? 'probe' : 'away';
  }

  /**
   * Learns from what became of a try. Only first tries count towards being away, so that one message nobody takes is not taken
   * for an outage; any answer ends it. Opens and closes the incident. True while the channel is away.
   */
  async learn(
    tx: Tx,
    { channel, n, tries }: Pick<Claim, 'channel' | 'n' | 'tries'>,
    outcome: Outcome,
  ): Promise<boolean> {
    const kind = AWAY[channel];
    if (!saysAway(outcome)) {
      if (!(await noteBack(tx, channel))) return false;
      await closeIncidents(tx, kind);
      this.log.warning('channel is back', { channel });
      return false;
    }
    if (n === 1 && tries === 1 && (await countFailure(tx, channel))) {
      await openIncident(tx, { kind, reminderId: null, caseId: null, fault: null });
      this.log.warning('channel is away, messages go round it', { channel });
    }
    return isAway(tx, channel);
  }
}
