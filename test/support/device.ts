import type { SignedIn } from './office.js';
import type { PushService, Subscription } from './push-service.js';

/** A browser in which this person switches notifications on. */
export async function addDevice(person: SignedIn, service: PushService): Promise<Subscription> {
  const subscription = service.subscribe();
  const { status } = await subscribeWith(person, subscription);
  if (status !== 200) throw new Error(`a device was not taken: ${status}`);
  return subscription;
}

/** The person says a subscription to the office; gives its answer. */
export function subscribeWith(person: SignedIn, subscription: Subscription) {
  return person.post<{ type?: string; devices: { id: string; browser: string }[] }>('/reach/devices', {
    ...subscription,
    browser: 'firefox',
    system: 'android',
  });
}
