import { type QueryClient, queryOptions } from '@tanstack/react-query';
import type { components } from '../api/schema.js';
import { api, said } from '../api/client.js';
import { keepCsrfToken, tellSession } from '../api/session-events.js';
import { type Language } from '../i18n/languages.js';

export type Session = components['schemas']['SessionDto'];
/** The words of the matrix; which of them a person has comes with the session. */
export type Permission = Session['permissions'][number];
export type DemoRole = components['schemas']['DemoSignInDto']['role'];
export type Me = components['schemas']['MeDto'];

const KEY = ['session'] as const;

/** Every answer about the session brings the token for the next change. */
export function noted(session: Session): Session {
  keepCsrfToken(session.csrfToken);
  return session;
}

/** Asks the server who is signed in, and keeps the token for the next change. */
export async function readSession(): Promise<Session> {
  return noted(await said(api.GET('/api/session')));
}

/**
 * Who is signed in. When the session has ended under somebody at work, the page hears of it and the screen keeps what
 * it knew, so that nothing typed goes away with the rights; another person in another tab starts the page anew.
 */
export const sessionQuery = queryOptions({
  queryKey: KEY,
  queryFn: async ({ client }) => {
    const before = client.getQueryData<Session>(KEY);
    const now = await readSession();
    if (!before?.signedIn) return now;
    if (!now.signedIn) {
      tellSession('ended');
      return before;
    }
    if (now.staff?.id !== before.staff?.id) startAnew();
    return now;
  },
  staleTime: 60_000,
});

/** Another person is signed in: the page starts anew, and nothing on it may ask to stay. */
export function startAnew(): void {
  tellSession('handedOver');
  window.location.reload();
}

export function keepSession(client: QueryClient, session: Session): Session {
  client.setQueryData(KEY, noted(session));
  return session;
}

export async function signIn(email: string, password: string): Promise<Session> {
  return noted(await said(api.POST('/api/session', { body: { email, password } })));
}

export async function giveCode(code: string): Promise<Session> {
  return noted(await said(api.POST('/api/session/totp', { body: { code } })));
}

export async function signInAs(role: DemoRole): Promise<Session> {
  return noted(await said(api.POST('/api/demo/sign-in', { body: { role } })));
}

export async function extendSession(): Promise<Session> {
  return noted(await said(api.POST('/api/session/extend')));
}

export async function keepPreferences(preferences: {
  language?: Language;
  timeZone?: string;
}): Promise<void> {
  await said(api.PATCH('/api/session/preferences', { body: preferences }));
}

export async function endSession(): Promise<void> {
  await said(api.DELETE('/api/session'));
}
