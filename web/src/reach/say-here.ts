import type { DevicesOffice } from './devices-api.js';
import { pushHere, type PushHere } from './push-here.js';

/**
 * Somebody has signed in on this browser. If it gets notifications, the office hears whose it is now: a subscription that is
 * not theirs ends, there and here, so that a shared computer does not go on showing what is meant for another.
 */
export async function sayHere(
  office: Pick<DevicesOffice, 'here'>,
  push: Pick<PushHere, 'endpoint' | 'unsubscribe'> = pushHere,
): Promise<void> {
  const endpoint = await push.endpoint();
  if (endpoint && (await office.here(endpoint)) === null) await push.unsubscribe();
}
