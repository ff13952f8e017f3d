import { Office } from '../support/office.js';
import { onEachQueueBackend } from '../support/redis.js';

onEachQueueBackend((queue) => {
  let office: Office;
  beforeAll(async () => {
    office = await Office.open({ queue });
  });
  afterAll(() => office.close());

  it('opens on both clocks at the same moment and answers', async () => {
    const [row] = await office.sql<{ apart: number }>(
      'SELECT abs(extract(epoch FROM app.now() - $1::timestamptz))::float AS apart',
      [office.clock.now().toString()],
    );
    expect(row?.apart).toBeLessThan(30);
    expect(await office.visitor().get('/health/ready')).toMatchObject({ status: 200, body: { ok: true } });
  });

  it('knows who is signed in, and keeps them signed in when time moves', async () => {
    const ana = await office.as('attorney', { name: 'Ana Núñez Ferro' });
    await office.moveOn({ days: 3 });
    const session = await ana.get<{ signedIn: boolean; staff: { name: string } }>('/session');
    expect(session.body).toMatchObject({
      signedIn: true,
      staff: { name: 'Ana Núñez Ferro', roles: ['attorney'] },
    });
    expect(await office.visitor().get('/people')).toMatchObject({ status: 401 });
  });

  it('lets a session end from idleness where a spec is about that', async () => {
    const ana = await office.as('attorney');
    await office.moveOn({ minutes: 31 }, { sessionsAge: true });
    expect((await ana.get<{ signedIn: boolean }>('/session')).body.signedIn).toBe(false);
  });
});
