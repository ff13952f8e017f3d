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

  /** Asked for every case that is planned: the key was looked at when the office opened, and is not made up anew. */
  get now(): Offered {
    return { sms: this.env.sms !== null, push: this.env.VAPID_PRIVATE_KEY !== undefined };
  }
}
