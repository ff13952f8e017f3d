import { Injectable } from '@nestjs/common';
import { Env } from '../platform/env.js';

/** Which ways to its people the office has, beside mail and the inbox. */
export interface Offered {
  readonly sms: boolean;
  readonly push: boolean;
}

/** What the office is set up to send, for folders that plan by it. */
@Injectable()
export class OfferedWays {
  constructor(private readonly env: Env) {}

  get now(): Offered {
    return { sms: this.env.sms !== null, push: this.env.push !== null };
  }
}
