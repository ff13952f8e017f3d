// @vitest-environment node
import { api, ifMatch, said } from './client.js';
import { type ApiProblem } from './problem.js';
import { keepCsrfToken, onSession } from './session-events.js';

const asked: Request[] = [];
let answer: () => Promise<Response>;

function json(status: number, body: unknown): Promise<Response> {
  return Promise.resolve(
    new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/problem+json' } }),
  );
}

beforeEach(() => {
  asked.length = 0;
  globalThis.fetch = (input) => {
    asked.push(input as Request);
    return answer();
  };
});

describe('speaking to the server', () => {
  it('a change carries the token, a look does not', async () => {
    keepCsrfToken('token-1');
    answer = () => json(200, { id: '1' });
    await said(api.POST('/api/session/extend'));
    await said(api.GET('/api/session'));
    expect(asked.map((request) => request.headers.get('x-csrf-token'))).toEqual(['token-1', null]);
  });

  it('a refusal is an ApiProblem with its codes', async () => {
    answer = () => json(422, { slug: 'unprocessable', errors: [{ field: 'a', code: 'too-long' }] });
    const problem = await said(api.GET('/api/inbox/count')).catch((fault: ApiProblem) => fault);
    expect(problem).toMatchObject({
      status: 422,
      slug: 'unprocessable',
      errors: [{ field: 'a', code: 'too-long' }],
    });
  });

  it('no answer is its own problem', async () => {
    answer = () => Promise.reject(new TypeError('Failed to fetch'));
    const problem = await said(api.GET('/api/inbox/count')).catch((fault: ApiProblem) => fault);
    expect(problem).toMatchObject({ status: 0, slug: 'unreachable' });
  });

  it('the end of a session is told to the page, a wrong password is not', async () => {
    let ended = 0;
    const stop = onSession('ended', () => (ended += 1));
    answer = () => json(401, { slug: 'sign-in-needed' });
    await said(api.GET('/api/inbox/count')).catch(() => undefined);
    await said(api.POST('/api/session', { body: { email: 'a@example.org', password: 'x' } })).catch(
      () => undefined,
    );
    stop();
    expect(ended).toBe(1);
  });

  it('a version goes along as an entity tag', () => {
    expect(ifMatch(7)).toEqual({ 'if-match': '"7"' });
  });
});
