import type { components } from '../api/schema.js';
import { deviceKind } from './device-kind.js';

export type DeviceWish = components['schemas']['AddDeviceDto'];

/** What this browser can do about notifications. */
export interface PushHere {
  readonly isSupported: boolean;
  /** Whether the person has refused them to this page; only the browser's own settings change that. */
  isRefused(): boolean;
  /** Where notifications to this browser go; null while it has no subscription. */
  endpoint(): Promise<string | null>;
  /** Asks the person, then subscribes to the office's key; null when they did not agree. Call it only on a click. */
  subscribe(officeKey: string): Promise<DeviceWish | null>;
  unsubscribe(): Promise<void>;
}

export const pushHere: PushHere = {
  get isSupported() {
    return 'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window;
  },
  isRefused: () => Notification.permission === 'denied',
  endpoint: async () => (await subscription())?.endpoint ?? null,
  subscribe: async (officeKey) => {
    if ((await Notification.requestPermission()) !== 'granted') return null;
    await navigator.serviceWorker.register('/sw.js');
    const { pushManager } = await navigator.serviceWorker.ready;
    const known = await pushManager.getSubscription();
    // An office that has another key by now is not the one this browser subscribed to.
    if (known && base64url(known.options.applicationServerKey) !== officeKey) await known.unsubscribe();
    const applicationServerKey = officeKey;
    const { endpoint, keys } = (
      await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey })
    ).toJSON();
    if (!endpoint || !keys?.['p256dh'] || !keys['auth']) return null;
    return { endpoint, p256dh: keys['p256dh'], auth: keys['auth'], ...deviceKind(navigator.userAgent) };
  },
  unsubscribe: async () => {
    await (await subscription())?.unsubscribe();
  },
};

async function subscription(): Promise<PushSubscription | null> {
  if (!pushHere.isSupported) return null;
  const registration = await navigator.serviceWorker.getRegistration();
  return (await registration?.pushManager.getSubscription()) ?? null;
}

function base64url(bytes: ArrayBuffer | null): string {
  const text = String.fromCharCode(...new Uint8Array(bytes ?? new ArrayBuffer(0)));
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}
