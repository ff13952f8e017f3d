import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/audit.js';
import { CaseClosed } from '../cases/case.events.js';
import { Announcer, OnEvent } from '../platform/announce.js';
import { UnitOfWork, type Tx } from '../platform/unit-of-work.js';
import { endOptIn, lastingOf, optInsOfNumber, shred } from './client-opt-ins.queries.js';
import { ClientOptInEnded } from './reach.events.js';
import type { Ending } from './rules/client-opt-ins.js';

/** The endings nobody does by hand: STOP, a wrong number, dates that are over, a case that closes. */
@Injectable()
export class ClientEndings {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly announcer: Announcer,
    private readonly audit: Audit,
  ) {}

  /**
   * Ends one and, but after a STOP, destroys its number at once: after a STOP it is kept until somebody has asked how to tell
   * them. False when it had ended; a number still kept is destroyed all the same when there is nobody left to ask.
   */
  async end(tx: Tx, id: string, as: Ending): Promise<boolean> {
    const ended = await endOptIn(tx, id, as, null);
    if (as !== 'stopped') await shred(tx, id);
    if (!ended) return false;
    this.audit.record(tx, {
      action: 'client_reminder.ended',
      subject: { kind: 'client_opt_in', id },
      caseId: ended.case_id,
      fields: ['endedAs'],
    });
    this.announcer.announce(tx, new ClientOptInEnded(ended.case_id, id, as));
    return true;
  }

  /** A word from this number ends all that it asked for, on every case. Gives how many. */
  async endNumber(tx: Tx, phoneIndex: Buffer, as: 'stopped' | 'wrong-number'): Promise<number> {
    const lasting = (await optInsOfNumber(tx, phoneIndex)).filter(({ lasts }) => lasts);
    for (const { id } of lasting) await this.end(tx, id, as);
    return lasting.length;
  }

  /** Destroys the number of one that ended by STOP, once somebody has spoken with them. */
  async forget(tx: Tx, id: string): Promise<void> {
    await shred(tx, id);
  }

  /** Nobody is reminded of a case that is closed, and no number outlives it. No goodbye is texted (ADR 27). */
  @OnEvent(CaseClosed, 'in-transaction')
  async onClosed({ caseId }: CaseClosed): Promise<void> {
    const { tx } = this.unit;
    for (const id of await lastingOf(tx, caseId)) await this.end(tx, id, 'case-closed');
  }
}
