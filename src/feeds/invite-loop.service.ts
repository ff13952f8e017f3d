import { Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { Env } from '../platform/env.js';
import { OfficeLog } from '../platform/log.js';
import { Invites } from './invites.service.js';

const EVERY_MS = 5000;

/** Sends invites every five seconds in processes that work. Tests send by hand. */
@Injectable()
export class InviteLoop implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;
  private underWay: Promise<void> | null = null;

  constructor(
    private readonly env: Env,
    private readonly invites: Invites,
    private readonly log: OfficeLog,
  ) {}

  onApplicationBootstrap(): void {
    if (this.env.PROCESS_ROLE === 'api' || this.env.NODE_ENV === 'test') return;
    this.timer = setInterval(() => this.turn(), EVERY_MS);
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.underWay;
  }

  private turn(): void {
    this.underWay ??= this.invites
      .sendDue()
      .catch((fault: unknown) => this.log.fault('invites not sent', fault, {}))
      .finally(() => {
        this.underWay = null;
      });
  }
}
