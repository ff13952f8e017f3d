import { Inject, Injectable } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { TryCounter } from '../platform/try-counter.js';
import { RT_SOURCE } from '../platform/unit-of-work.js';
import { TooManyTries } from './people.errors.js';

/** Counts failed sign-ins per account and per network address. */
@Injectable()
export class SignInLimits {
  private readonly perAccount: TryCounter;
  private readonly perAddress: TryCounter;

  constructor(@Inject(RT_SOURCE) source: DataSource) {
    this.perAccount = new TryCounter(source, 'account', 5);
    this.perAddress = new TryCounter(source, 'address', 20);
  }

  /** Throws TooManyTries when account or address has used up its tries. Fails closed: no store, no sign-in. */
  async ask(account: Buffer, address: string): Promise<void> {
    const used = await Promise.all([this.perAccount.isUsedUp(account), this.perAddress.isUsedUp(address)]);
    if (used.includes(true)) throw new TooManyTries();
  }

  /** Counts one failed try. */
  async countFailure(account: Buffer, address: string): Promise<void> {
    await Promise.all([this.perAccount.count(account), this.perAddress.count(address)]);
  }

  /** Forgets the failures of an account that signed in. */
  async forgive(account: Buffer): Promise<void> {
    await this.perAccount.forget(account);
  }
}
