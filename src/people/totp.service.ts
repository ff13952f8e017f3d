import { Injectable } from '@nestjs/common';
import { generateSecret, generateURI, verify } from 'otplib';
import { FieldCipher } from '../confidentiality/field-cipher.js';
import { Clock } from '../platform/clock.js';
import { UnitOfWork } from '../platform/unit-of-work.js';
import { CodeRefused } from './people.errors.js';
import { staffSubject, totpColumn } from './staff-directory.service.js';

const PERIOD_SECONDS = 30;

interface CredentialRow {
  readonly totp_sealed: Buffer;
  readonly totp_last_step: string;
}

/** Six-digit codes of an authenticator app (RFC 6238): one step of tolerance, each code good once. */
@Injectable()
export class Totp {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly cipher: FieldCipher,
    private readonly clock: Clock,
  ) {}

  /** A fresh secret of 20 bytes, base32. */
  newSecret(): string {
    return generateSecret({ length: 20 });
  }

  /** The address an authenticator app reads from the QR code. */
  address(secret: string): string {
    return generateURI({ issuer: 'Fianza', label: 'Fianza', secret });
  }

  /** Accepts the signed-in person's code or throws CodeRefused. A code is refused the second time. */
  async accept(staffId: string, code: string): Promise<void> {
    const [row] = await this.unit.tx.query<CredentialRow[]>(
      'SELECT totp_sealed, totp_last_step FROM app.staff_credentials WHERE staff_id = $1 FOR UPDATE',
      [staffId],
    );
    if (!row) throw new CodeRefused();
    const secret = await this.cipher.open(staffSubject(staffId), totpColumn(staffId), row.totp_sealed);
    const step = await this.stepOf(secret, code);
    if (step === null || step <= Number(row.totp_last_step)) throw new CodeRefused();
    await this.unit.tx.query(
      `UPDATE app.staff_credentials SET totp_last_step = $2, totp_confirmed_at = coalesce(totp_confirmed_at, app.now()) WHERE staff_id = $1`,
      [staffId, step],
    );
  }

  private async stepOf(secret: string, code: string): Promise<number | null> {
    const epoch = Math.floor(this.clock.now().epochMilliseconds / 1000);
    const result = await verify({ secret, token: code, epoch, epochTolerance: PERIOD_SECONDS });
    return result.valid ? Math.floor(epoch / PERIOD_SECONDS) + result.delta : null;
  }
}
