import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/unit-of-work.js';
import type { FaultClass } from './rules/mail-outcome.js';
import { fateBy, fateOf, faultOfReceipt, type Fate } from './rules/sms-outcome.js';
import { receiptsOf } from './sms-webhooks.queries.js';

/** What receipts say of messages, for the folder that sent them. */
@Injectable()
export class SmsReceipts {
  /** What became of the message of this correlation, and why it did not arrive; null while there is no receipt. */
  async of(tx: Tx, correlation: string): Promise<{ fate: Fate; fault: FaultClass } | null> {
    const receipts = await receiptsOf(tx, correlation);
    const fate = fateOf(receipts.map(({ status }) => status));
    if (!fate) return null;
    const code = receipts.find(({ status }) => fateBy(status) === 'undelivered')?.code ?? null;
    return { fate, fault: faultOfReceipt(code) };
  }
}
