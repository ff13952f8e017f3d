import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import type { DataSource } from 'typeorm';
import { RT_SOURCE } from '../platform/unit-of-work.js';
import { TooManyTries } from './people.errors.js';

const QUARTER_HOUR = 15 * 60;

interface PoolOwner {
  readonly master: object;
}

/** Counts failed sign-ins per account and per network address, in the database, so that every process counts together. */
@Injectable()
export class SignInLimits {
  private readonly perAccount: RateLimiterPostgres;
  private readonly perAddress: RateLimiterPostgres;

  constructor(@Inject(RT_SOURCE) source: DataSource) {
    const limiter = (keyPrefix: string, points: number) =>
      new RateLimiterPostgres({
        storeClient: (source.driver as unknown as PoolOwner).master,
        storeType: 'pool',
        schemaName: 'app',
        tableName: 'rate_limits',
        tableCreated: true,
        clearExpiredByTimeout: false,
        keyPrefix,
        points,
        duration: QUARTER_HOUR,
      });
    this.perAccount = limiter('account', 5);
    this.perAddress = limiter('address', 20);
  }

  /** Throws TooManyTries when account or address has used up its tries. Fails closed: no store, no sign-in. */
  async ask(account: Buffer, address: string): Promise<void> {
    const [byAccount, byAddress] = await Promise.all([
      this.perAccount.get(key(account)),
      this.perAddress.get(key(address)),
    ]);
    if (isUsedUp(byAccount, this.perAccount.points) || isUsedUp(byAddress, this.perAddress.points))
      throw new TooManyTries();
  }

  /** Counts one failed try. */
  async countFailure(account: Buffer, address: string): Promise<void> {
    await Promise.allSettled([this.perAccount.consume(key(account)), this.perAddress.consume(key(address))]);
  }

  /** Forgets the failures of an account that signed in. */
  async forgive(account: Buffer): Promise<void> {
    await this.perAccount.delete(key(account));
  }
}

function isUsedUp(result: RateLimiterRes | null, points: number): boolean {
  return result !== null && result.consumedPoints >= points;
}

function key(of: Buffer | string): string {
  return createHash('sha256').update(of).digest('hex').slice(0, 32);
}
