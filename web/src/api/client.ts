import createClient, { type Middleware } from 'openapi-fetch';
import { csrfToken, tellSession } from './session-events.js';
import { readProblem, unreachable } from './problem.js';
import type { paths } from './schema.js';

const READS = ['GET', 'HEAD', 'OPTIONS'];

const ourHeaders: Middleware = {
  onRequest({ request }) {
    if (!READS.includes(request.method)) request.headers.set('x-csrf-token', csrfToken());
    request.headers.set('accept', 'application/json, application/problem+json');
    return request;
  },
  onResponse({ request, response }) {
    const aboutSession = new URL(request.url).pathname.startsWith('/api/session');
    if (response.status === 401 && !aboutSession) tellSession('ended');
    return undefined;
  },
};

/**
 * The server by its contract: `await said(api.GET('/api/cases/{id}', { params: { path: { id } } }))`.
 * `credentials` are same-origin; `x-csrf-token` is added to every change.
 */
export const api = createClient<paths>({
  baseUrl: globalThis.location?.origin ?? 'http://localhost',
  credentials: 'same-origin',
  cache: 'no-store',
  fetch: (request: Request) => globalThis.fetch(request),
});
api.use(ourHeaders);

interface Answer<T> {
  data?: T;
  error?: unknown;
  response: Response;
}

/** What the server said, or an ApiProblem: a refusal with its slug, `unreachable` when there was no answer. */
export async function said<T>(call: Promise<Answer<T>>): Promise<T> {
  const {
    data: body,
    error,
    response,
  } = await call.catch((fault: unknown) => {
    // fetch says TypeError when there was no answer; anything else is a fault of ours.
    throw fault instanceof TypeError ? unreachable() : fault;
  });
  if (!response.ok) throw readProblem(response.status, error);
  return body as T;
}

/** A request header for a change of something that has a version. */
export function ifMatch(version: number): { 'if-match': string } {
  return { 'if-match': `"${version}"` };
}
