import { Injectable } from '@nestjs/common';
import { FieldCipher } from '../confidentiality/field-cipher.js';
import { KeyMissing, SealBroken } from '../confidentiality/confidentiality.errors.js';
import { staffSubject } from '../people/staff-directory.service.js';
import { Clock } from '../platform/clock.js';
import { Env, type PushAccount } from '../platform/env.js';
import { UnitOfWork } from '../platform/unit-of-work.js';
import {
  MessageChannel,
  NOT_SENT,
  type Outcome,
  type OutgoingMessage,
  type Sighting,
} from './message-channel.js';
import { endpointColumn, keysColumn } from './push-devices.service.js';
import {
  beginTries,
  endUnseen,
  languageOnDevices,
  noteTries,
  wasTaken,
  type DeviceResult,
  type OpenDevice,
  type PushTryOf,
  type SealedDevice,
} from './push-devices.queries.js';
import { encryptPush, vapidHeader, type BrowserKeys } from './push-encryption.js';
import { postPush } from './push-request.js';
import { readPushEndpoint } from './rules/push-endpoint.js';
import { judgePushAnswer, judgePushSilence, together, type DeviceOutcome } from './rules/push-outcome.js';

/** A push service refuses more than 24 hours; half of it forgives a clock that is hours off. */
const SIGNED_FOR_SECONDS = 12 * 3600;
const NO_ADDRESS: Outcome = { kind: 'refused', lasting: true, fault: 'no-address' };
/** Its address or keys do not open: that says nothing about the device, which stays. */
const UNREADABLE: DeviceOutcome = { kind: 'refused', lasting: true, fault: 'message-refused' };
const UNUSABLE: DeviceOutcome = { kind: 'refused', lasting: true, fault: 'device-gone', ends: true };

/**
 * Notifications in browsers, by the Web Push protocol (RFC 8030, 8291, 8292). The address of a message is a person: it goes to
 * every device of theirs, each sealed for it alone. Push services cannot be asked what they took, but a repeat of the same try
 * carries the same topic and tag: it takes the place of the first, on the way and on the screen.
 */
@Injectable()
export class PushChannel extends MessageChannel {
  readonly provider = 'web-push';

  constructor(
    private readonly env: Env,
    private readonly unit: UnitOfWork,
    private readonly cipher: FieldCipher,
    private readonly clock: Clock,
  ) {
    super();
  }

  /** Throws only when the database is away. */
  async send(message: OutgoingMessage): Promise<Outcome> {
    if (this.env.isStaging) return NOT_SENT;
    const account = this.env.push;
    if (!account || !message.push) return NO_ADDRESS;
    const attempt = tryOf(message.correlation);
    const devices = await this.begin(attempt, message.address, account);
    const tried = await Promise.all(
      devices.map(async (device) => ({
        id: device.id,
        outcome: 'endpoint' in device ? await this.sendTo(device, message, account) : UNREADABLE,
      })),
    );
    const results = tried.map(({ id, outcome }) => resultOf(id, outcome));
    if (tried.length > 0) await this.unit.asWorker('push', (tx) => noteTries(tx, attempt, results));
    return together(tried.map(({ outcome }) => outcome));
  }

  /** By our own record of what services answered; a try nobody answered counts as absent, because its repeat replaces it. */
  async lookUp(correlation: string): Promise<Sighting> {
    const taken = await this.unit.asWorker('push', (tx) => wasTaken(tx, tryOf(correlation)));
    return taken ? 'accepted' : 'absent';
  }

  /** Within a worker's transaction: how somebody with a device is written to; null without one. */
  async contact(staffId: string): Promise<{ address: string; language: 'en' | 'es' } | null> {
    const language = await languageOnDevices(this.unit.tx, staffId);
    return language && { address: staffId, language };
  }

  /** Within a worker's transaction: ends devices on which their owners were not signed in for weeks. Gives how many. */
  endUnseen(): Promise<number> {
    return endUnseen(this.unit.tx);
  }

  private begin(attempt: PushTryOf, staffId: string, { publicKey }: PushAccount): Promise<Opened[]> {
    return this.unit.asWorker('push', async (tx) => {
      const sealed = await beginTries(tx, attempt, staffId, publicKey);
      return Promise.all(sealed.map((device) => this.open(staffId, device)));
    });
  }

  private async open(staffId: string, device: SealedDevice): Promise<Opened> {
    const { id, endpoint_sealed, keys_sealed } = device;
    const subject = staffSubject(staffId);
    try {
      const endpoint = await this.cipher.open(subject, endpointColumn(id), endpoint_sealed);
      const keys = await this.cipher.openJson<BrowserKeys>(subject, keysColumn(id), keys_sealed);
      return { id, endpoint, ...keys };
    } catch (fault) {
      if (fault instanceof SealBroken || fault instanceof KeyMissing) return { id };
      throw fault;
    }
  }

  private async sendTo(
    device: OpenDevice,
    message: OutgoingMessage,
    account: PushAccount,
  ): Promise<DeviceOutcome> {
    const url = readPushEndpoint(device.endpoint, this.env.PUSH_TEST_ORIGIN ?? null);
    if (!url || !message.push) return UNUSABLE;
    const { tag, lifeSeconds, isUrgent } = message.push;
    const body = encryptPush(payloadOf(message), device);
    const expiresAt = Math.floor(this.clock.now().epochMilliseconds / 1000) + SIGNED_FOR_SECONDS;
    const headers = {
      authorization: vapidHeader(account, url.origin, expiresAt),
      'content-encoding': 'aes128gcm',
      'content-type': 'application/octet-stream',
      'content-length': body.length,
      ttl: lifeSeconds,
      urgency: isUrgent ? 'high' : 'normal',
      topic: tag,
    };
    try {
      return judgePushAnswer(await postPush(url, headers, body));
    } catch (fault) {
      return judgePushSilence((fault as { code?: string }).code);
    }
  }
}

/** A device, and how it is written to when that could be read. */
type Opened = OpenDevice | { readonly id: string };

/** What the worker in the browser shows. Nobody on the way can read it. */
function payloadOf({ subject, text, correlation, push }: OutgoingMessage): string {
  return JSON.stringify({ title: subject, body: text, tag: push?.tag, path: push?.path, try: correlation });
}

function resultOf(deviceId: string, outcome: DeviceOutcome): DeviceResult {
  const fault = outcome.kind === 'accepted' ? null : outcome.fault;
  return { deviceId, state: outcome.kind, fault, ends: outcome.ends ?? false };
}

/** A correlation is '<reminder>.<n>'. */
function tryOf(correlation: string): PushTryOf {
  const [reminderId = '', n = ''] = correlation.split('.');
  return { reminderId, n: Number(n) };
}
