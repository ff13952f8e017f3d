/** What a device is called in its owner's list: as much as its browser says of itself, and no name anybody typed. */
export const DEVICE_BROWSERS = ['chrome', 'edge', 'firefox', 'safari', 'samsung', 'other'] as const;
export type DeviceBrowser = (typeof DEVICE_BROWSERS)[number];
export const DEVICE_SYSTEMS = ['android', 'ios', 'mac', 'windows', 'linux', 'other'] as const;
export type DeviceSystem = (typeof DEVICE_SYSTEMS)[number];

/**
 * Why a device gets no notifications any more: its owner removed it, somebody signed out of it, its service said that it is
 * gone, somebody else signed in on it, the office has another key, or its owner was not signed in on it for weeks.
 */
export const DEVICE_ENDINGS = [
  'removed',
  'signed-out',
  'gone',
  'another-person',
  'another-key',
  'unseen',
] as const;
export type DeviceEnding = (typeof DEVICE_ENDINGS)[number];

/** One message goes to so many devices of a person at most. */
export const MOST_DEVICES = 10;
/** A device whose owner was not signed in on it for so long may be somebody else's by now. */
export const UNSEEN_DAYS = 14;
