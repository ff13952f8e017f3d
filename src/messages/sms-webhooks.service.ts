import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Audit } from '../audit/audit.js';
import { BlindIndex } from '../confidentiality/blind-index.js';
import { Announcer } from '../platform/announce.js';
import { Env } from '../platform/env.js';
import { NotFound } from '../platform/problem.js';
import { UnitOfWork, type Tx } from '../platform/unit-of-work.js';
import { ClientEndings } from './client-endings.service.js';
import { optInsOfNumber } from './client-opt-ins.queries.js';
import { InboundTexts } from './inbound-texts.service.js';
import { ReplyUnclear, TextReported, TextSeen, TextsStopped } from './reach.events.js';
import { renderClient } from './rules/client-words.js';
import { readInbound, saysWrongNumber, type InboundMeaning } from './rules/inbound-words.js';
import { renderSms } from './rules/render.js';
import { RECEIPT_STATUSES, faultOfReceipt, type ReceiptStatus } from './rules/sms-outcome.js';
import { SmsChannel } from './sms-channel.service.js';
import { NotSigned } from './sms-webhooks.errors.js';
import {
  isFamilyPhone,
  keepEvent,
  mayTellNothing,
  noteStart,
  noteStop,
  ownersOf,
  waitsForSeen,
  type NumberOwner,
} from './sms-webhooks.queries.js';
import { isSigned } from './twilio-signature.js';

const CORRELATION = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}\.\d{1,4}$/;
/** What the provider understood, and answered, by itself. */
const BY_PROVIDER: Readonly<Record<string, InboundMeaning>> = { STOP: 'stop', START: 'start', HELP: 'help' };

/**
 * What the provider tells us: receipts, and what people write back. Calls are believed by their signature over the exact
 * address and form; each is kept once, so that repeats and any order change nothing.
 */
@Injectable()
export class SmsWebhooks {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly env: Env,
    private readonly index: BlindIndex,
    private readonly sms: SmsChannel,
    private readonly announcer: Announcer,
    private readonly audit: Audit,
    private readonly inbound: InboundTexts,
    private readonly clients: ClientEndings,
  ) {}

  /** Keeps a receipt; the reminder it is about follows in the same transaction. Throws NotFound, NotSigned. */
  async receipt(request: FastifyRequest): Promise<void> {
    const form = this.verified(request);
    const correlation = new URL(request.url, this.env.PUBLIC_URL).searchParams.get('c') ?? '';
    const [status, sid] = [form.get('MessageStatus') as ReceiptStatus | null, form.get('MessageSid') ?? ''];
    // Of a code that was texted nothing needs to be known; a status that is new to us says nothing.
    if (!status || !RECEIPT_STATUSES.includes(status) || !CORRELATION.test(correlation)) return;
    const code = Number(form.get('ErrorCode') ?? Number.NaN);
    const event = {
      provider: this.sms.provider,
      eventId: `${sid}/${status}`.slice(0, 100),
      kind: 'receipt' as const,
      correlation,
      status,
      code: Number.isInteger(code) && code > 0 && code < 1_000_000 ? code : null,
    };
    await this.unit.asWorker('webhooks', async (tx) => {
      if (!(await keepEvent(tx, event))) return;
      if (faultOfReceipt(event.code) === 'opted-out') await this.stop(tx, form.get('To') ?? '', 'provider');
      this.announcer.announce(tx, new TextReported(correlation));
    });
  }

  /**
   * STOP, START and HELP in English or Spanish, also in plain words; "seen" from a colleague confirms what was texted to them,
   * and anything else from one becomes a call to them. From everybody else it is a text that lies on their case or waits for the coordinators.
   * Gives the answer as the provider wants it, which may be none. Throws NotFound, NotSigned.
   */
  async message(request: FastifyRequest): Promise<string> {
    const form = this.verified(request);
    const from = form.get('From') ?? '';
    const byProvider = BY_PROVIDER[form.get('OptOutType') ?? ''];
    const meaning = byProvider ?? readInbound(form.get('Body') ?? '');
    const words = await this.unit.asWorker('webhooks', async (tx) => {
      const eventId = (form.get('MessageSid') ?? '').slice(0, 100);
      const event = { provider: this.sms.provider, eventId, kind: 'message' as const };
      if (!(await keepEvent(tx, { ...event, correlation: null, status: null, code: null }))) return null;
      const index = this.index.phone(from);
      const owners = await ownersOf(tx, index);
      // Asked before a wrong number is forgotten: the answer is in the language they chose.
      const [client] = await optInsOfNumber(tx, index);
      if (meaning === 'stop' && saysWrongNumber(form.get('Body') ?? ''))
        await this.clients.endNumber(tx, index, 'wrong-number');
      const answer = await this.follow(tx, meaning, from, owners);
      const isWords = meaning === 'unclear' || meaning === 'seen';
      if (isWords && !owners.some(({ confirmed }) => confirmed))
        await this.inbound.keep(tx, event, wordsOf(form));
      if (answer === null) return null;
      // Whoever does not work here is told nothing of signing in, and starts again only with a person.
      if (!owners[0])
        return answer === 'nothing'
          ? null
          : renderClient(answer, client?.language ?? 'en', { phone: this.env.hotline });
      return renderSms(answer, owners[0].language, { publicUrl: this.env.PUBLIC_URL });
    });
    return answerOf(byProvider ? null : words);
  }

  /** The provider refused a text because this number has said STOP to it: then it is on our list too. */
  async noteRefusal(phone: string): Promise<void> {
    await this.unit.asWorker('webhooks', (tx) => this.stop(tx, phone, 'provider'));
  }

  /** What is answered: to a STOP that is known already, nothing more. */
  private async follow(
    tx: Tx,
    meaning: InboundMeaning,
    from: string,
    owners: readonly NumberOwner[],
  ): Promise<'stopped' | 'started' | 'help' | 'nothing' | null> {
    switch (meaning) {
      case 'stop':
        return (await this.stop(tx, from, 'reply')) ? 'stopped' : null;
      case 'start': {
        const isNews = await noteStart(tx, this.index.phone(from));
        if (isNews) for (const owner of owners) this.note(tx, 'reach.started', owner.staff_id);
        return isNews ? 'started' : null;
      }
      case 'help':
        return 'help';
      case 'seen':
        return this.seen(tx, from, owners);
      case 'unclear':
        return this.ask(tx, owners);
    }
  }

  /**
   * "Seen" counts from a number that is one colleague's and nobody else's. Answered only where there was nothing to confirm,
   * once a day: whoever is answered by a machine must not be answered for ever.
   */
  private async seen(tx: Tx, from: string, owners: readonly NumberOwner[]): Promise<'nothing' | null> {
    const [owner, ...others] = owners.filter(({ confirmed }) => confirmed);
    if (!owner) return null;
    if (others.length > 0 || (await isFamilyPhone(tx, this.index.phone(from)))) return this.ask(tx, owners);
    if (await waitsForSeen(tx, owner.staff_id)) {
      this.announcer.announce(tx, new TextSeen(owner.staff_id));
      return null;
    }
    return (await mayTellNothing(tx, owner.staff_id)) ? 'nothing' : null;
  }

  /** A person asks what was meant. */
  private ask(tx: Tx, owners: readonly NumberOwner[]): null {
    for (const { staff_id, confirmed } of owners)
      if (confirmed) this.announcer.announce(tx, new ReplyUnclear(staff_id));
    return null;
  }

  private async stop(tx: Tx, phone: string, via: 'reply' | 'provider'): Promise<boolean> {
    const index = this.index.phone(phone);
    await this.clients.endNumber(tx, index, 'stopped');
    if (!(await noteStop(tx, index, via))) return false;
    for (const { staff_id } of await ownersOf(tx, index)) {
      this.note(tx, 'reach.stopped', staff_id);
      this.announcer.announce(tx, new TextsStopped(staff_id));
    }
    return true;
  }

  private note(tx: Tx, action: 'reach.stopped' | 'reach.started', staffId: string): void {
    this.audit.record(tx, { action, subject: { kind: 'staff', id: staffId }, fields: ['sms'] });
  }

  private verified(request: FastifyRequest): URLSearchParams {
    const account = this.env.sms;
    if (!account) throw new NotFound();
    const form = new URLSearchParams(typeof request.body === 'string' ? request.body : '');
    const address = `${this.env.PUBLIC_URL.replace(/\/+$/, '')}${request.url}`;
    if (!isSigned(account.token, address, form, request.headers['x-twilio-signature'])) throw new NotSigned();
    return form;
  }
}

/** What was written, and how many pictures came with it: those stay with the provider. */
function wordsOf(form: URLSearchParams): { from: string; body: string; pictures: number } {
  const pictures = Math.trunc(Number(form.get('NumMedia') ?? 0));
  return {
    from: form.get('From') ?? '',
    body: form.get('Body') ?? '',
    pictures: pictures > 0 && pictures <= 100 ? pictures : 0,
  };
}

/** TwiML. The words are ours, but what stands in markup is escaped all the same. */
function answerOf(words: string | null): string {
  const safe = (words ?? '').replaceAll(/[<>&]/g, (mark) => `&#${mark.charCodeAt(0)};`);
  return `<?xml version="1.0" encoding="UTF-8"?><Response>${words === null ? '' : `<Message>${safe}</Message>`}</Response>`;
}
