import { Choice, Flag, Id, Instant, ListOf, Text } from '../platform/fields.js';
import type { DeviceRow } from './push-devices.queries.js';
import {
  DEVICE_BROWSERS,
  DEVICE_SYSTEMS,
  type DeviceBrowser,
  type DeviceSystem,
} from './rules/push-devices.js';

/** A browser's subscription, as its PushSubscription says it. */
export class AddDeviceDto {
  @Text({ min: 1, max: 1024, description: 'Where its push service takes messages for it.' })
  endpoint!: string;

  @Text({ min: 80, max: 100, description: 'The public key of the browser, base64url.' })
  p256dh!: string;

  @Text({ min: 20, max: 30, description: 'The secret of the browser, base64url.' })
  auth!: string;

  @Choice(DEVICE_BROWSERS)
  browser!: DeviceBrowser;

  @Choice(DEVICE_SYSTEMS)
  system!: DeviceSystem;
}

export class DeviceHereDto {
  @Text({ min: 1, max: 1024, description: 'The endpoint of the subscription that this browser has.' })
  endpoint!: string;
}

/** Whether this browser is a device of the one who asks. Whoever used it before gets no notifications on it any more. */
export class HereDto {
  @Id({ nullable: true })
  deviceId!: string | null;
}

export class DeviceDto {
  @Id()
  id!: string;

  @Choice(DEVICE_BROWSERS)
  browser!: DeviceBrowser;

  @Choice(DEVICE_SYSTEMS)
  system!: DeviceSystem;

  @Instant()
  addedAt!: string;

  @Instant({ nullable: true, description: 'When its service last took a message.' })
  usedAt!: string | null;
}

export class DeviceListDto {
  @Flag({ description: 'Whether this office sends notifications at all.' })
  offered!: boolean;

  @Text({ nullable: true, description: 'The key that a browser subscribes to, base64url.' })
  officeKey!: string | null;

  @ListOf(() => DeviceDto)
  devices!: DeviceDto[];
}

export function toDeviceDto({ id, browser, system, created_at, used_at }: DeviceRow): DeviceDto {
  return {
    id,
    browser,
    system,
    addedAt: created_at.toISOString(),
    usedAt: used_at?.toISOString() ?? null,
  };
}
