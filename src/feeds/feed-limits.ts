import { Inject, Injectable } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { TryCounter } from '../platform/try-counter.js';
import { RT_SOURCE } from '../platform/unit-of-work.js';
import { FetchedTooOften } from './feeds.errors.js';

/**
 * A calendar program comes back by itself, also to an address that was revoked, and a whole office may come from one
 * network address: hence more tries than a person has at sign-in.
 */
const WRONG_PER_NETWORK_ADDRESS = 60;
const FETCHES_PER_FEED = 60;

/** Counts fetches of one feed, and fetches of what is no feed per network address. */
@Injectable()
export class FeedLimits {
  private readonly wrong: TryCounter;
  private readonly fetched: TryCounter;

  constructor(@Inject(RT_SOURCE) source: DataSource) {
    this.wrong = new TryCounter(source, 'feed-wrong', WRONG_PER_NETWORK_ADDRESS);
    this.fetched = new TryCounter(source, 'feed', FETCHES_PER_FEED);
  }

  /** Throws FetchedTooOften when the feed or the network address has used up its fetches. */
  async ask(digest: Buffer | null, address: string): Promise<void> {
    const used = await Promise.all([
      this.wrong.isUsedUp(address),
      digest !== null && this.fetched.isUsedUp(digest),
    ]);
    if (used.includes(true)) throw new FetchedTooOften();
  }

  async countWrong(address: string): Promise<void> {
    await this.wrong.count(address);
  }

  async countFetched(digest: Buffer): Promise<void> {
    await this.fetched.count(digest);
  }
}
