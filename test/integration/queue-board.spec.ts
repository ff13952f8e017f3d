import { ROLES } from '../../src/people/rules/permissions.js';
import { JobEngine } from '../../src/platform/queue.js';
import { Office, type SignedIn } from '../support/office.js';

const BOARD = '/queue/board';
const REMINDER = '0198b5a2-0000-7000-8000-00000000000c';

describe.each(['postgres', 'redis'] as const)('the board of the queue on %s', (queue) => {
  let office: Office;
  let admin: SignedIn;

  beforeAll(async () => {
    // No worker, so that jobs stay where one can look at them.
    office = await Office.open({ queue, env: { PROCESS_ROLE: 'api' } });
    admin = await office.as('admin');
    await office.get(JobEngine).enqueue('reminders', 'dispatch', { reminderId: REMINDER }, { jobId: 'r-1' });
    await office
      .get(JobEngine)
      .enqueue('reminders', 'dispatch', { reminderId: 'Ana Núñez' }, { jobId: 'r-2' });
  });
  afterAll(() => office.close());

  const raw = (path: string, init: RequestInit = {}) => fetch(`${office.baseUrl}/api${BOARD}${path}`, init);

  it('is shut to who is not signed in, and to every other role: page, files and data', async () => {
    const paths = ['', '/static/favicon.ico', '/api/queues', '/api/redis/stats', '/queue/reminders'];
    for (const path of paths) expect((await raw(path)).status).toBe(401);
    for (const role of ROLES.filter((each) => each !== 'admin')) {
      const person = await office.as(role);
      for (const path of paths) expect((await person.get(`${BOARD}${path}`)).status).toBe(403);
    }
  });

  it('has no way to change anything, with our token or without', async () => {
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
      for (const path of [
        '/api/queues/pause',
        '/api/queues/reminders/r-1/retry',
        '/api/queues/reminders/empty',
      ]) {
        expect((await raw(path, { method })).status).toBe(404);
        expect((await admin.send(method, `${BOARD}${path}`, {}, {})).status).toBe(404);
      }
    }
    expect(await office.get(JobEngine).depth('reminders')).toBe(2);
  });

  it('shows jobs by ids and nothing else', async () => {
    const { status, body } = await admin.get<{ queues: { jobs: { id: string; data: unknown }[] }[] }>(
      `${BOARD}/api/queues?activeQueue=reminders&status=latest&page=1&jobsPerPage=10`,
    );
    expect(status).toBe(200);
    const jobs = body.queues[0]?.jobs ?? [];
    expect(jobs.map(({ id, data }) => [id, data]).toSorted()).toEqual([
      ['r-1', { reminderId: REMINDER }],
      ['r-2', { reminderId: '—' }],
    ]);
    const one = await admin.get(`${BOARD}/api/queues/reminders/r-2`);
    expect(one.status).toBe(200);
    expect(JSON.stringify([body, one.body])).not.toContain('Núñez');
    expect((await admin.get(`${BOARD}/api/redis/stats`)).status).toBe(200);
  });

  it('its page comes from this machine alone, under a strict policy', async () => {
    const answer = await admin.get<{ text: string }>(`${BOARD}/queue/reminders`);
    expect(answer.headers['content-type']).toBe('text/html; charset=utf-8');
    const policy = answer.headers['content-security-policy'] ?? '';
    expect(policy).toContain("script-src 'self'");
    expect(policy).toContain("base-uri 'self'");
    expect(answer.headers['cache-control']).toBe('private, no-store');
    const html = answer.body.text;
    expect(html).not.toMatch(/(?:src|href)="(?:https?:)?\/\//);
    expect(html).toContain('<base href="/api/queue/board/"');
    const files = [...html.matchAll(/(?:src|href)="(static\/[^"]+)"/g)].map(([, file]) => file ?? '');
    expect(files.length).toBeGreaterThan(3);
    for (const file of files) expect((await admin.get(`${BOARD}/${file}`)).status).toBe(200);
    for (const bad of ['/static/../index.ejs', '/static/%2e%2e/index.ejs', '/static/none.js', '/nothing'])
      expect((await admin.get(`${BOARD}${bad}`)).status).toBe(404);
  });
});
