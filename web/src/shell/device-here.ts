import { devicesOffice } from '../reach/devices-api.js';

/** A browser that may show notifications says to the office who is signed in on it now; any other fetches nothing for it. */
export function tellWhoseDevice(): void {
  if (!('Notification' in window) || Notification.permission !== 'granted') return;
  void import('../reach/say-here.js').then(({ sayHere }) => sayHere(devicesOffice)).catch(() => undefined);
}
