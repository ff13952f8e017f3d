/**
 * What the rest of the page must hear about the session: it ended under us, someone signed in again, or somebody else did
 * and the page is about to start anew.
 */
export type SessionEvent = 'ended' | 'resumed' | 'handedOver';

const listeners = new Map<SessionEvent, Set<() => void>>();

/** Returns the way to stop listening. */
export function onSession(event: SessionEvent, listener: () => void): () => void {
  const all = listeners.get(event) ?? new Set();
  listeners.set(event, all.add(listener));
  return () => all.delete(listener);
}

export function tellSession(event: SessionEvent): void {
  for (const listener of listeners.get(event) ?? []) listener();
}

let token = '';

/** The token that goes along with every change; it comes with each answer about the session. */
export function csrfToken(): string {
  return token;
}

export function keepCsrfToken(value: string): void {
  token = value;
}
