import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/audit.js';
import { BlindIndex } from '../confidentiality/blind-index.js';
import { FieldCipher } from '../confidentiality/field-cipher.js';
import { staffSubject } from '../people/staff-directory.service.js';
import { Announcer } from '../platform/announce.js';
import { Env } from '../platform/env.js';
import { NotFound } from '../platform/problem.js';
import { UnitOfWork } from '../platform/unit-of-work.js';
import { toDeviceDto, type AddDeviceDto, type DeviceListDto, type HereDto } from './push-devices.dto.js';
import { PushNotOffered, SubscriptionRefused, TooManyDevices } from './push-devices.errors.js';
import {
  addDevice,
  endDevice,
  liveDevices,
  ownDevice,
  renewDevice,
  seeDevice,
  takeEndpoint,
} from './push-devices.queries.js';
import { areBrowserKeys } from './push-encryption.js';
import { ReachChanged } from './reach.events.js';
import { lockReach, planAgain } from './reach.queries.js';
import { readPushEndpoint } from './rules/push-endpoint.js';
import { MOST_DEVICES } from './rules/push-devices.js';

export const endpointColumn = (rowId: string) => ({
  table: 'app.push_devices',
  column: 'endpoint_sealed',
  rowId,
});
export const keysColumn = (rowId: string) => ({ table: 'app.push_devices', column: 'keys_sealed', rowId });

/** The browsers in which the signed-in person gets reminders as notifications, beside mail or texts. */
@Injectable()
export class PushDevices {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly cipher: FieldCipher,
    private readonly index: BlindIndex,
    private readonly env: Env,
    private readonly announcer: Announcer,
    private readonly audit: Audit,
  ) {}

  /** The actor's devices, the newest first, and what a browser needs to become one. */
  async list(): Promise<DeviceListDto> {
    const account = this.env.push;
    const rows = await liveDevices(this.unit.tx, this.unit.staffId());
    return {
      offered: account !== null,
      officeKey: account?.publicKey ?? null,
      devices: rows.map(toDeviceDto),
    };
  }

  /**
   * This browser gets the actor's reminders from now on, planned for in the same transaction, and nobody else's. It ends
   * with the session it is in. Throws PushNotOffered, SubscriptionRefused and TooManyDevices.
   */
  async add(wish: AddDeviceDto): Promise<DeviceListDto> {
    const account = this.env.push;
    if (!account) throw new PushNotOffered();
    const endpoint = readPushEndpoint(wish.endpoint, this.env.PUSH_TEST_ORIGIN ?? null)?.href;
    if (!endpoint || !areBrowserKeys(wish)) throw new SubscriptionRefused();
    const { tx } = this.unit;
    const staffId = this.unit.staffId();
    await lockReach(tx, staffId);
    const index = this.index.endpoint(endpoint);
    await this.takeFromOthers(index);
    const known = await ownDevice(tx, staffId, index);
    if (!known && (await liveDevices(tx, staffId)).length >= MOST_DEVICES) throw new TooManyDevices();
    const id = known ?? randomUUID();
    const { browser, system, p256dh, auth } = wish;
    const keysSealed = await this.cipher.sealJson(staffSubject(staffId), keysColumn(id), { p256dh, auth });
    const draft = {
      id,
      sessionId: this.sessionId(),
      keysSealed,
      officeKey: account.publicKey,
      browser,
      system,
    };
    if (known) await renewDevice(tx, draft);
    else {
      const sealed = await this.cipher.seal(staffSubject(staffId), endpointColumn(id), endpoint);
      await addDevice(tx, { ...draft, staffId, endpoint: { sealed, index } });
      this.note('reach.device_added');
    }
    await planAgain(tx, staffId);
    this.announcer.announce(tx, new ReachChanged(staffId));
    return this.list();
  }

  /**
   * Somebody is signed in on a browser that has a subscription: whose device is it? The actor's goes on, and ends with this
   * session from now on; anybody else's ends, so that a shared computer shows nobody what is not theirs.
   */
  async here(endpoint: string): Promise<HereDto> {
    const index = this.index.endpoint(URL.canParse(endpoint) ? new URL(endpoint).href : endpoint);
    await this.takeFromOthers(index);
    const deviceId = await ownDevice(this.unit.tx, this.unit.staffId(), index);
    if (deviceId) await seeDevice(this.unit.tx, deviceId, this.sessionId());
    return { deviceId };
  }

  /** Ends one of the actor's devices; what waits for their last one is cancelled. Throws NotFound. */
  async remove(id: string): Promise<DeviceListDto> {
    if (!(await endDevice(this.unit.tx, this.unit.staffId(), id, 'removed'))) throw new NotFound();
    this.note('reach.device_removed');
    return this.list();
  }

  private async takeFromOthers(index: Buffer): Promise<void> {
    if (await takeEndpoint(this.unit.tx, index)) this.note('reach.device_taken');
  }

  private sessionId(): string {
    const { actor } = this.unit;
    if (actor.kind !== 'staff') throw new Error('No session acts in this unit of work');
    return actor.sessionId;
  }

  private note(action: `reach.device_${'added' | 'removed' | 'taken'}`): void {
    const subject = { kind: 'staff', id: this.unit.staffId() } as const;
    this.audit.record(this.unit.tx, { action, subject, fields: ['devices'] });
  }
}
