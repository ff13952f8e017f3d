import { Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { Env } from '../platform/env.js';
import { Reconciler } from './reconciler.service.js';

/** The longest and the shortest pause between two turns. */
const EVERY_MS = 1000;
const SOONEST_MS = 50;
/** Everything but what has just come due. */
const WHOLE_EVERY_MS = 5000;

/**
 * In processes that work: wakes what has come due, when it comes due, looking every second at least; every five seconds turns
 * the whole reconciler. Tests turn it by hand.
 */
@Injectable()
export class ReconcilerLoop implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private timer: NodeJS.Timeout | null = null;
  private turn: Promise<void> = Promise.resolve();
  private stopped = false;
  private wholeAt = -Infinity;

  constructor(
    private readonly env: Env,
    private readonly reconciler: Reconciler,
  ) {}

  onApplicationBootstrap(): void {
    if (this.env.PROCESS_ROLE !== 'api' && this.env.NODE_ENV !== 'test') this.start();
  }

  /** Turns now and then again and again, until stop(). */
  start(): void {
    this.stopped = false;
    this.turn = this.once().then((inMs) => {
      if (!this.stopped) this.timer = setTimeout(() => this.start(), inMs);
    });
  }

  /** Resolves with the pause until the next turn. A failed part has been logged; a throw would end the process. */
  private async once(): Promise<number> {
    const isWhole = performance.now() - this.wholeAt >= WHOLE_EVERY_MS;
    if (isWhole) this.wholeAt = performance.now();
    const next = await (isWhole ? this.reconciler.tick() : this.reconciler.wakeDue()).catch(() => null);
    return Math.max(SOONEST_MS, Math.min(EVERY_MS, next ?? EVERY_MS));
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
