import { randomUUID } from 'node:crypto';
import { PERMISSION_WORDS, ROLES, may, type Role } from '../../src/people/rules/permissions.js';
import { Office, type SignedIn } from '../support/office.js';
import { guardedRoutes, type GuardedRoute } from '../support/routes.js';

describe('route × role', () => {
  let office: Office;
  let routes: GuardedRoute[];
  const people = new Map<Role, SignedIn>();

  beforeAll(async () => {
    office = await Office.open();
    routes = guardedRoutes(office.app);
    for (const role of ROLES) people.set(role, await office.as(role));
  });
  afterAll(() => office.close());

  const call = (person: Pick<SignedIn, 'send'>, route: GuardedRoute) =>
    person.send(
      route.method,
      route.path.replaceAll(/:\w+/g, () => randomUUID()),
      route.method === 'GET' ? undefined : {},
      {},
    );

  it('knows every route, and every permission word opens at least one', () => {
    expect(routes.length).toBeGreaterThan(20);
    const used = new Set(routes.map((route) => route.word));
    expect(PERMISSION_WORDS.filter((word) => !used.has(word))).toEqual([]);
  });

  it('asks everybody who is not signed in to sign in', async () => {
    for (const route of routes) {
      const answer = await call(office.visitor(), route);
      expect({ ...route, status: answer.status }).toEqual({ ...route, status: 401 });
    }
  });

  it.each(ROLES)('%s: may do what the table says, and nothing else', async (role) => {
    const person = people.get(role);
    if (!person) throw new Error('nobody signed in');
    for (const route of routes) {
      const { status } = await call(person, route);
      const allowed = may([role], route.word);
      expect({ route: `${route.method} ${route.path}`, refused: status === 403 }).toEqual({
        route: `${route.method} ${route.path}`,
        refused: !allowed,
      });
      expect(status).toBeLessThan(500);
    }
  });

  it('writes a refusal to the audit log', async () => {
    const volunteer = await office.as('hotline_volunteer');
    const somebody = randomUUID();
    await volunteer.post(`/people/${somebody}/disable`, { reason: 'not my business' });
    expect(await office.auditOf(somebody)).toMatchObject([
      { action: 'access.refused', actor_id: volunteer.id },
    ]);
  });

  it('takes a role away with the next request', async () => {
    const admin = await office.as('admin');
    expect((await admin.get('/people')).status).toBe(200);
    await office.sql('UPDATE app.staff_roles SET ended_at = app.now() WHERE staff_id = $1', [admin.id]);
    expect((await admin.get('/people')).status).toBe(403);
  });
});
