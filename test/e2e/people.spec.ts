import { generateSync } from 'otplib';
import { Audit } from '../../src/audit/audit.js';
import { Operator } from '../../src/people/operator.js';
import { Office, type SignedIn } from '../support/office.js';

interface Invited {
  readonly id: string;
  readonly link: string;
}
interface Enrolment {
  readonly secret: string;
}
const PASSWORD = 'tres tristes tigres tragaban';

describe('coming to work here', () => {
  let office: Office;
  let admin: SignedIn;
  beforeAll(async () => {
    office = await Office.open();
    admin = await office.as('admin');
  });
  afterAll(() => office.close());

  const code = (secret: string) =>
    generateSync({ secret, epoch: Math.floor(office.clock.now().epochMilliseconds / 1000) });
  const tokenOf = (invited: Invited) => invited.link.split('/').at(-1) ?? '';

  async function join(email: string) {
    const invited = (
      await admin.post<Invited>('/people/invitations', { email, roles: ['attorney'], language: 'es' })
    ).body;
    const browser = office.visitor();
    const accepted = await browser.post<Enrolment>(`/invitations/${tokenOf(invited)}/accept`, {
      name: 'Inés Peña',
      password: PASSWORD,
      language: 'es',
    });
    return { invited, browser, accepted };
  }

  it('goes by invitation: link, password, first code, and then the roles', async () => {
    const { invited, browser, accepted } = await join('ines@example.org');
    expect(accepted.status).toBe(200);
    expect((await browser.get('/inbox')).status).toBe(401);
    const signedIn = await browser.post('/session/totp', { code: code(accepted.body.secret) });
    expect(signedIn.body).toMatchObject({
      signedIn: true,
      staff: { name: 'Inés Peña', roles: ['attorney'], language: 'es' },
    });
    const actions = (await office.auditOf(invited.id)).map((entry) => entry.action);
    expect(actions).toEqual(['staff.invited', 'staff.joined', 'session.opened']);
    const again = await office
      .visitor()
      .post(`/invitations/${tokenOf(invited)}/accept`, { name: 'X', password: PASSWORD, language: 'en' });
    expect(again).toMatchObject({ status: 404, body: { slug: 'invitation-gone' } });
  });

  it('keeps names and addresses sealed in the table', async () => {
    await join('sealed@example.org');
    const dump = await office.database.dump();
    expect(dump).not.toContain('sealed@example.org');
    expect(dump).not.toContain('Inés');
  });

  it('takes a code once', async () => {
    const { browser, accepted } = await join('once@example.org');
    const first = code(accepted.body.secret);
    await browser.post('/session/totp', { code: first });
    await browser.delete('/session');
    const next = office.visitor();
    await next.post('/session', { email: 'ONCE@example.org', password: PASSWORD });
    expect(await next.post('/session/totp', { code: first })).toMatchObject({
      status: 401,
      body: { slug: 'code-refused' },
    });
    await office.moveOn({ seconds: 60 });
    expect((await next.post('/session/totp', { code: code(accepted.body.secret) })).body).toMatchObject({
      signedIn: true,
    });
  });

  it('answers a wrong password and an unknown address alike, and stops after five tries', async () => {
    await join('tries@example.org');
    const browser = office.visitor();
    const wrong = await browser.post('/session', {
      email: 'tries@example.org',
      password: 'not the password at all',
    });
    const unknown = await browser.post('/session', {
      email: 'nobody@example.org',
      password: 'not the password at all',
    });
    expect([wrong.status, wrong.body['slug']]).toEqual([unknown.status, unknown.body['slug']]);
    for (let tries = 0; tries < 4; tries += 1)
      await browser.post('/session', { email: 'tries@example.org', password: 'no no no no no no' });
    const late = await browser.post('/session', { email: 'tries@example.org', password: PASSWORD });
    expect(late).toMatchObject({ status: 429, body: { slug: 'too-many-tries' } });
  });

  it.each([
    ['short', 'too-short'],
    ['aaaaaaaaaaaaaaaaaaaaaa', 'too-common'],
  ])('refuses the password %s with a reason', async (password, reason) => {
    const invited = (
      await admin.post<Invited>('/people/invitations', {
        email: `${reason}@example.org`,
        roles: ['attorney'],
        language: 'en',
      })
    ).body;
    const answer = await office
      .visitor()
      .post(`/invitations/${tokenOf(invited)}/accept`, { name: 'A', password, language: 'en' });
    expect(answer).toMatchObject({ status: 422, body: { errors: [{ field: 'password', code: reason }] } });
  });

  it('ends the sessions of an account that is disabled, at once', async () => {
    const bea = await office.as('coordinator');
    expect((await bea.get('/people')).status).toBe(200);
    await admin.post(`/people/${bea.id}/disable`, { reason: 'left the office' });
    expect((await bea.get('/people')).status).toBe(401);
    await admin.post(`/people/${bea.id}/enable`, { reason: 'came back' });
    expect((await bea.get('/people')).status).toBe(401);
  });

  it('refuses a change that does not come from our own page', async () => {
    const foreign = await admin.send(
      'POST',
      '/people/invitations',
      { email: 'x@example.org', roles: ['admin'], language: 'en' },
      { headers: { 'sec-fetch-site': 'cross-site' } },
    );
    expect(foreign).toMatchObject({ status: 403, body: { slug: 'foreign-request' } });
    const forged = await admin.send(
      'POST',
      '/people/invitations',
      { email: 'x@example.org', roles: ['admin'], language: 'en' },
      { headers: { 'x-csrf-token': 'forged' } },
    );
    expect(forged.status).toBe(403);
  });

  it('finds every changed, removed or cut-off audit entry', async () => {
    const verify = async () =>
      (await office.get(Operator).run(() => office.get(Audit).verify())).filter(
        (chain) => chain.brokenAt !== null,
      );
    expect(await verify()).toEqual([]);
    const [victim] = await office.sql<{ chain: number; seq: string }>(
      `SELECT chain, seq FROM audit.entries WHERE action = 'staff.joined' ORDER BY seq LIMIT 1`,
    );
    await office.sql(`ALTER TABLE audit.entries DISABLE TRIGGER refuse_change`);
    await office.sql(`UPDATE audit.entries SET fields = '{changed}' WHERE chain = $1 AND seq = $2`, [
      victim?.chain,
      victim?.seq,
    ]);
    expect(await verify()).toEqual([
      expect.objectContaining({ chain: victim?.chain, brokenAt: Number(victim?.seq) }),
    ]);
  });

  it('lets no product role read, change or remove audit entries', async () => {
    for (const role of ['app_rt', 'app_worker'] as const) {
      for (const statement of [
        'SELECT 1 FROM audit.entries',
        `UPDATE audit.entries SET action = 'x'`,
        'DELETE FROM audit.entries',
        'TRUNCATE audit.entries',
      ]) {
        await expect(office.database.as(role, (client) => client.query(statement))).rejects.toMatchObject({
          code: '42501',
        });
      }
    }
  });

  it('shows nothing outside a context, and believes no context it did not sign', async () => {
    await office.database.as('app_rt', async (client) => {
      expect((await client.query('SELECT 1 FROM app.staff')).rowCount).toBe(0);
      expect((await client.query('SELECT 1 FROM keys.subject_keys')).rowCount).toBe(0);
      await client.query(`SELECT set_config('app.context', 'staff;${admin.id};admin;00ff', true)`);
      expect((await client.query('SELECT 1 FROM app.staff')).rowCount).toBe(0);
    });
  });
});
