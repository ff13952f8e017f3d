import { Injectable } from '@nestjs/common';
import { Env } from '../platform/env.js';
import { NotFound } from '../platform/problem.js';
import type { SentMailListDto } from './demo-mail.dto.js';

const WITHIN_MS = 3_000;

interface SinkMessage {
  readonly to: string[];
  readonly subject: string;
  readonly text: string;
  readonly date: string | null;
}

/** What the synthetic office sent: its mail goes into a sink on this machine and nowhere else. */
@Injectable()
export class DemoMail {
  constructor(private readonly env: Env) {}

  /** The mail in the sink, newest first. Throws NotFound outside the demo. */
  async list(): Promise<SentMailListDto> {
    if (!this.env.isDemo || !this.env.DEMO_MAIL_URL) throw new NotFound();
    const response = await fetch(this.env.DEMO_MAIL_URL, {
      signal: AbortSignal.timeout(WITHIN_MS),
      redirect: 'error',
    });
    const { items } = (await response.json()) as { items: SinkMessage[] };
    return {
      items: items.map(({ to, subject, text, date }) => ({ to: to.join(', '), subject, text, at: date })),
    };
  }
}
