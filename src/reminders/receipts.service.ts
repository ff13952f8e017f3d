import { Injectable } from '@nestjs/common';
import { TextReported, TextsStopped } from '../messages/reach.events.js';
import { SmsReceipts } from '../messages/sms-receipts.service.js';
import { OnEvent } from '../platform/announce.js';
import { UnitOfWork, type Tx } from '../platform/unit-of-work.js';
import { Failures } from './failures.service.js';
import { lockReminder, markDelivered, markUndelivered, textsToMail } from './receipts.queries.js';

/** What became of texts after they were taken, and what becomes of those of somebody who said STOP. */
@Injectable()
export class Receipts {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly receipts: SmsReceipts,
    private readonly failures: Failures,
  ) {}

  @OnEvent(TextReported, 'in-transaction')
  async onReported({ correlation }: TextReported): Promise<void> {
    await this.apply(this.unit.tx, correlation);
  }

  /**
   * Brings a sent reminder to what the receipts say: delivered, or dead and passed on in this very transaction. Asked for
   * when a receipt comes and when a worker writes that it sent, so the order of the two does not matter. Receipts of
   * another try, and of a reminder that is settled, change nothing.
   */
  async apply(tx: Tx, correlation: string): Promise<void> {
    const [id = '', n = ''] = correlation.split('.');
    const row = await lockReminder(tx, id);
    const known = await this.receipts.of(tx, correlation);
    if (!row || !known || row.state !== 'sent' || row.attempt_no !== Number(n)) return;
    if (known.fate === 'delivered') await markDelivered(tx, id);
    if (known.fate === 'undelivered') {
      await markUndelivered(tx, id, row.attempt_no, known.fault);
      await this.failures.passOn(tx, row, known.fault);
    }
  }

  /** A STOP must not become a missed date. */
  @OnEvent(TextsStopped, 'in-transaction')
  async onStopped({ staffId }: TextsStopped): Promise<void> {
    await textsToMail(this.unit.tx, staffId);
  }
}
