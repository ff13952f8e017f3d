import { Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { Env } from '../platform/env.js';
import { Reconciler } from './reconciler.service.js';

const EVERY_MS = 1000;
/** Everything but what has just come due. */
const WHOLE_EVERY = 5;

/**
 * In processes that work: every second wakes what has come due, every fifth time turns the whole reconciler. Tests turn it
 * by hand.
 */
@Injectable()
export class ReconcilerLoop implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private timer: NodeJS.Timeout | null = null;
  private turn: Promise<void> = Promise.resolve();
  private stopped = false;

  constructor(
    private readonly env: Env,
    private readonly reconciler: Reconciler,
  ) {}

  onApplicationBootstrap(): void {
    if (this.env.PROCESS_ROLE !== 'api' && this.env.NODE_ENV !== 'test') this.start();
  }

  /** Turns now and then a second after the last turn ended, until stop(). */
  start(count = 0): void {
    this.stopped = false;
    // A failed part has been logged; a throw out of a timer would end the process.
    const turn = count % WHOLE_EVERY === 0 ? this.reconciler.tick() : this.reconciler.wakeDue();
    this.turn = turn.catch(() => undefined);
    void this.turn.then(() => {
      if (!this.stopped) this.timer = setTimeout(() => this.start(count + 1), EVERY_MS);
    });
  }

  /** Starts no further turn and waits for the one under way. */
  async stop(): Promise<void> {
    this.stopped = true;
    if (this.timer) clearTimeout(this.timer);
    await this.turn;
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.stop();
  }
}
