import { createHash } from 'node:crypto';
import { RateLimiterPostgres } from 'rate-limiter-flexible';
import type { DataSource } from 'typeorm';

const QUARTER_HOUR = 15 * 60;

interface PoolOwner {
  readonly master: object;
}

/** Counts tries for a quarter of an hour, in the database, so that every process counts together; of whom, it keeps a digest. */
export class TryCounter {
  private readonly limiter: RateLimiterPostgres;

  constructor(
    source: DataSource,
    name: string,
    private readonly most: number,
  ) {
    this.limiter = new RateLimiterPostgres({
      storeClient: (source.driver as unknown as PoolOwner).master,
      storeType: 'pool',
      schemaName: 'app',
      tableName: 'rate_limits',
      tableCreated: true,
      clearExpiredByTimeout: false,
      keyPrefix: name,
      points: most,
      duration: QUARTER_HOUR,
    });
  }

  /** Whether no try is left. Fails when the store does not answer: then there is none. */
  async isUsedUp(of: Buffer | string): Promise<boolean> {
    const counted = await this.limiter.get(key(of));
    return counted !== null && counted.consumedPoints >= this.most;
  }

  /** Counts one try; that it was one too many is asked for beforehand. */
  async count(of: Buffer | string): Promise<void> {
    await this.limiter.consume(key(of)).catch(() => undefined);
  }

  async forget(of: Buffer | string): Promise<void> {
    await this.limiter.delete(key(of));
  }
}

function key(of: Buffer | string): string {
  return createHash('sha256').update(of).digest('hex').slice(0, 32);
}
