import { endSession } from './session.js';

type Guard = () => Promise<'go' | 'stay'>;

const guards = new Set<Guard>();

/** Whoever keeps something on this device asks or wipes first; `stay` stops the sign-out. */
export function beforeSignOut(guard: Guard): void {
  guards.add(guard);
}

/** Ends the session and starts the page anew, so that nothing of it stays in memory. */
export async function signOut(): Promise<void> {
  for (const guard of guards) if ((await guard()) === 'stay') return;
  await endSession();
  window.location.assign('/');
}
