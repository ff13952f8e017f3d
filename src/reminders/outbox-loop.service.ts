import { Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { Env } from '../platform/env.js';
import { OfficeLog } from '../platform/log.js';

const EVERY_MS = 5000;

/**
 * Turns what has an outbox of its own every five seconds in processes that work; nothing in them waits for these seconds. Each
 * on its own: one that hangs or fails does not keep the others. Tests turn by hand.
 */
@Injectable()
export class OutboxLoop implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly turns = new Map<string, () => Promise<void>>();
  private readonly underWay = new Map<string, Promise<void>>();
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly env: Env,
    private readonly log: OfficeLog,
  ) {}

  /** Adds what is turned; called while the application comes up. */
  add(name: string, turn: () => Promise<void>): void {
    this.turns.set(name, turn);
  }

  onApplicationBootstrap(): void {
    if (this.env.PROCESS_ROLE === 'api' || this.env.NODE_ENV === 'test') return;
    this.timer = setInterval(() => this.turnAll(), EVERY_MS);
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await Promise.all(this.underWay.values());
  }

  private turnAll(): void {
    for (const [name, turn] of this.turns) {
      if (this.underWay.has(name)) continue;
      const turned = turn()
        .catch((fault: unknown) => this.log.fault('outbox not sent', fault, { outbox: name }))
        .finally(() => this.underWay.delete(name));
      this.underWay.set(name, turned);
    }
  }
}
