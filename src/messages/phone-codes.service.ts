import { createHmac, randomInt, randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { FieldCipher } from '../confidentiality/field-cipher.js';
import { staffSubject } from '../people/staff-directory.service.js';
import { OnEvent } from '../platform/announce.js';
import { Env } from '../platform/env.js';
import type { KeyFile } from '../platform/key-file.js';
import { KEYS } from '../platform/platform.module.js';
import { UnitOfWork } from '../platform/unit-of-work.js';
import { phoneColumn } from './reach-directory.service.js';
import { CodeWanted } from './reach.events.js';
import { keepCode, noteCode, readReach } from './reach.queries.js';
import { renderSms } from './rules/render.js';
import { SmsChannel } from './sms-channel.service.js';

/** Texts a code to a number, to see whether it belongs to the person who gave it. The code itself is kept nowhere. */
@Injectable()
export class PhoneCodes {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly cipher: FieldCipher,
    private readonly sms: SmsChannel,
    private readonly env: Env,
    @Inject(KEYS) private readonly keys: KeyFile,
  ) {}

  /** What is kept of a code: worthless without the key file, for a code has but six digits. */
  digest(staffId: string, code: string): Buffer {
    return createHmac('sha256', this.keys.sessionSecret).update(`sms code ${staffId} ${code}`).digest();
  }

  /** After the commit, because sending must not hold a transaction; whether it worked is in the row. */
  @OnEvent(CodeWanted, 'after-commit')
  async onCodeWanted({ staffId }: CodeWanted): Promise<void> {
    const pin = String(randomInt(1_000_000)).padStart(6, '0');
    const message = await this.unit.asWorker('phone codes', async (tx) => {
      const row = await readReach(tx, staffId);
      if (!row?.phone_sealed) return null;
      await keepCode(tx, staffId, this.digest(staffId, pin));
      return {
        correlation: `code.${randomUUID()}`,
        address: await this.cipher.open(staffSubject(staffId), phoneColumn(staffId), row.phone_sealed),
        language: row.language,
        subject: '',
        text: renderSms('pin', row.language, { publicUrl: this.env.PUBLIC_URL, pin }),
      };
    });
    if (!message) return;
    const { kind } = await this.sms.send(message);
    // Without an answer it may have arrived; the person sees, and may ask again.
    await this.unit.asWorker('phone codes', (tx) =>
      noteCode(tx, staffId, kind === 'refused' ? 'failed' : 'sent'),
    );
  }
}
