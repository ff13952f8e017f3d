import { randomBytes } from 'node:crypto';
import { addDevice, subscribeWith } from '../support/device.js';
import { Office, type SignedIn } from '../support/office.js';
import { PushService } from '../support/push-service.js';
import { ReminderStage } from '../support/reminder-stage.js';

interface Devices {
  readonly offered: boolean;
  readonly officeKey: string | null;
  readonly devices: { id: string; browser: string; system: string; addedAt: string; usedAt: string | null }[];
}

describe('the devices on which somebody wants notifications', () => {
  let office: Office;
  let service: PushService;

  beforeAll(async () => {
    service = await PushService.start();
    office = await Office.open({ env: service.env });
    service.now = () => office.clock.now().epochMilliseconds;
  });
  afterAll(async () => {
    await office.close();
    await service.close();
  });
  beforeEach(() => office.moveTo('2026-11-24T09:00:00-05:00'));

  const read = async (person: SignedIn) => (await person.get<Devices>('/reach/devices')).body;
  const endings = async (person: SignedIn) =>
    (
      await office.sql<{ ended_as: string | null; endpoint_sealed: Buffer | null }>(
        'SELECT ended_as, endpoint_sealed FROM app.push_devices WHERE staff_id = $1 ORDER BY created_at',
        [person.id],
      )
    ).map(({ ended_as, endpoint_sealed }) => `${ended_as ?? 'live'} ${endpoint_sealed ? 'kept' : 'wiped'}`);

  it('are none at first; one is added, listed by what it is, and removed', async () => {
    const ana = await office.as('attorney');
    expect(await read(ana)).toEqual({
      offered: true,
      officeKey: expect.stringMatching(/^B[\w-]{86}$/) as string,
      devices: [],
    });
    await addDevice(ana, service);
    const [device] = (await read(ana)).devices;
    expect(device).toMatchObject({ browser: 'firefox', system: 'android', usedAt: null });
    expect((await ana.delete<Devices>(`/reach/devices/${device?.id}`)).body.devices).toEqual([]);
    expect((await ana.delete(`/reach/devices/${device?.id}`)).status).toBe(404);
    expect(await endings(ana)).toEqual(['removed wiped']);
    expect((await office.auditOf(ana.id)).map(({ action }) => action)).toEqual(
      expect.arrayContaining(['reach.device_added', 'reach.device_removed']),
    );
  });

  it('the same browser again is the same device; an eleventh is refused', async () => {
    const ana = await office.as('attorney');
    const browser = await addDevice(ana, service);
    await subscribeWith(ana, browser);
    expect((await read(ana)).devices).toHaveLength(1);
    for (let more = 1; more < 10; more += 1) await addDevice(ana, service);
    const refused = await subscribeWith(ana, service.subscribe());
    expect([refused.status, refused.body.type]).toEqual([409, expect.stringMatching(/too-many-devices/)]);
    expect((await subscribeWith(ana, browser)).status).toBe(200);
  });

  it('are each person’s own: nobody sees or ends another’s, whatever their role', async () => {
    const ana = await office.as('attorney');
    await addDevice(ana, service);
    const [device] = (await read(ana)).devices;
    for (const role of ['admin', 'coordinator', 'supervising_attorney'] as const) {
      const other = await office.as(role);
      expect((await read(other)).devices).toEqual([]);
      expect((await other.delete(`/reach/devices/${device?.id}`)).status).toBe(404);
    }
    expect((await read(ana)).devices).toHaveLength(1);
  });

  it('row security: a signed-in person reaches their own rows alone, also past the product', async () => {
    const [ana, luz] = [await office.as('attorney'), await office.as('admin')];
    await addDevice(ana, service);
    const asPerson = async (person: SignedIn, deed: string): Promise<number | string> => {
      const token = randomBytes(32);
      await office.sql(
        `INSERT INTO app.sessions (token_hash, staff_id, step, expires_at) VALUES ($1, $2, 'done', app.now() + interval '1 hour')`,
        [token, person.id],
      );
      return office.database.as('app_rt', async (client) => {
        await client.query('BEGIN');
        await client.query('SELECT * FROM app.begin_request($1)', [token]);
        const done = await client
          .query(deed)
          .then(({ rowCount }) => rowCount ?? 0)
          .catch((fault: { code: string }) => fault.code);
        await client.query('ROLLBACK');
        return done;
      });
    };
    const look = `SELECT id FROM app.push_devices WHERE staff_id = '${ana.id}'`;
    const end = `UPDATE app.push_devices SET ended_at = app.now(), ended_as = 'removed' WHERE staff_id = '${ana.id}'`;
    const give = `INSERT INTO app.push_devices (id, staff_id, session_id, endpoint_sealed, endpoint_bidx, keys_sealed, office_key, browser, system)
      SELECT gen_random_uuid(), '${ana.id}', s.id, 'x', decode(repeat('00', 16), 'hex'), 'x', 'x', 'other', 'other'
        FROM app.sessions s WHERE s.staff_id = app.uid() LIMIT 1`;
    expect([await asPerson(ana, look), await asPerson(ana, end)]).toEqual([1, 1]);
    expect([await asPerson(luz, look), await asPerson(luz, end), await asPerson(luz, give)]).toEqual([
      0,
      0,
      '42501',
    ]);
    expect(await asPerson(ana, 'SELECT 1 FROM app.push_tries')).toBe('42501');
    expect(await asPerson(ana, 'UPDATE app.push_devices SET endpoint_bidx = endpoint_bidx')).toBe('42501');
  });

  it.each([
    ['another host', 'https://push.example.org/abc'],
    ['this machine', 'https://127.0.0.1/abc'],
    ['this machine, at another port than the service', 'http://127.0.0.1:1/abc'],
    ['the office itself', () => `${office.baseUrl}/api/session`],
    ['a name that only looks right', 'https://fcm.googleapis.com.example.org/abc'],
    ['a user before the host', 'https://fcm.googleapis.com@example.org/abc'],
    ['IPv6', 'https://[::ffff:169.254.169.254]/abc'],
    ['a port', 'https://fcm.googleapis.com:6379/abc'],
    ['not encrypted', 'http://fcm.googleapis.com/abc'],
  ])('%s is no push service: refused, nothing kept, nothing connected to', async (_what, given) => {
    const ana = await office.as('attorney');
    const endpoint = typeof given === 'string' ? given : given();
    const answer = await subscribeWith(ana, { ...service.subscribe(), endpoint });
    expect([answer.status, answer.body.type]).toEqual([422, expect.stringMatching(/subscription-refused/)]);
    expect(await endings(ana)).toEqual([]);
  });

  it('keys nobody can encrypt to are refused', async () => {
    const ana = await office.as('attorney');
    const p256dh = Buffer.alloc(65, 4).toString('base64url');
    expect((await subscribeWith(ana, { ...service.subscribe(), p256dh })).status).toBe(422);
  });

  it('signing out ends those of this session, and no other', async () => {
    const ana = await office.as('attorney');
    const elsewhere = await office.signIn(ana.staff);
    await addDevice(ana, service);
    await addDevice(elsewhere, service);
    await ana.delete('/session');
    expect(await endings(ana)).toEqual(['signed-out wiped', 'live kept']);
    expect((await read(elsewhere)).devices).toHaveLength(1);
  });

  it('a session that grows old ends none: the phone in the pocket goes on', async () => {
    const ana = await office.as('attorney');
    await addDevice(ana, service);
    await office.moveOn({ hours: 13 }, { sessionsAge: true });
    expect(await endings(ana)).toEqual(['live kept']);
  });

  it('an account that is closed ends all', async () => {
    const [admin, ana] = [await office.as('admin'), await office.as('attorney')];
    await addDevice(ana, service);
    await addDevice(await office.signIn(ana.staff), service);
    await admin.post(`/people/${ana.id}/disable`, { reason: 'left the office' });
    expect(await endings(ana)).toEqual(['signed-out wiped', 'signed-out wiped']);
  });

  it('a shared computer: whoever signs in next ends what the one before left', async () => {
    const [ana, luz] = [await office.as('attorney'), await office.as('coordinator')];
    const browser = await addDevice(ana, service);
    const here = (person: SignedIn) =>
      person.post<{ deviceId: string | null }>('/reach/devices/here', { endpoint: browser.endpoint });
    expect((await here(ana)).body.deviceId).toBe((await read(ana)).devices[0]?.id);
    expect((await here(luz)).body.deviceId).toBeNull();
    expect(await endings(ana)).toEqual(['another-person wiped']);
    expect((await office.auditOf(luz.id)).map(({ action }) => action)).toContain('reach.device_taken');
    await subscribeWith(luz, browser);
    expect(await endings(luz)).toEqual(['live kept']);
    await subscribeWith(ana, browser);
    expect(await endings(luz)).toEqual(['another-person wiped']);
  });

  it('being signed in on it anew ties it to the new session', async () => {
    const ana = await office.as('attorney');
    const browser = await addDevice(ana, service);
    const later = await office.signIn(ana.staff);
    await later.post('/reach/devices/here', { endpoint: browser.endpoint });
    await ana.delete('/session');
    expect(await endings(ana)).toEqual(['live kept']);
    await later.delete('/session');
    expect(await endings(ana)).toEqual(['signed-out wiped']);
  });

  describe('and the plan', () => {
    let stage: ReminderStage;
    beforeEach(async () => {
      stage = await ReminderStage.set(office);
      await stage.hearing('2026-12-04T18:00:00Z');
    });
    const ways = async () =>
      (await stage.rows(`step = 'T-7d' AND recipient_id = '${stage.lead.id}' AND state = 'scheduled'`)).map(
        ({ channel }) => channel,
      );

    it('follows in the same transaction, there and back; the plan never drifts', async () => {
      const unchanged = { inserted: 0, rescheduled: 0, cancelled: 0 };
      expect(await ways()).toEqual(['inbox', 'mail']);
      await addDevice(stage.lead, service);
      expect(await ways()).toEqual(['inbox', 'mail', 'push']);
      expect(await stage.replan()).toEqual(unchanged);
      const again = await office.signIn(stage.lead.staff);
      await stage.lead.delete('/session');
      expect(await ways()).toEqual(['inbox', 'mail']);
      expect(await stage.replan()).toEqual(unchanged);
      await addDevice(again, service);
      expect(await ways()).toEqual(['inbox', 'mail', 'push']);
      expect(await stage.replan()).toEqual(unchanged);
    });

    it('mail or texts stay on: a device is no reason to switch them off', async () => {
      await addDevice(stage.lead, service);
      const { version } = (await stage.lead.get<{ version: number }>('/reach')).body;
      const wish = { mail: false, sms: false, quietFrom: '21:00', quietUntil: '08:00' };
      expect((await stage.lead.patch('/reach', wish, { ifMatch: version })).status).toBe(422);
    });

    it('a device nobody was signed in on for weeks ends by itself', async () => {
      await addDevice(stage.lead, service);
      await office.moveOn({ hours: 14 * 24 + 1 });
      await stage.tick();
      expect(await endings(stage.lead)).toEqual(['unseen wiped']);
      expect(await stage.replan()).toEqual({ inserted: 0, rescheduled: 0, cancelled: 0 });
    });
  });
});

describe('offices that send no notifications', () => {
  it('without a key none are offered, and the office says so', async () => {
    const office = await Office.open();
    const ana = await office.as('attorney');
    const service = await PushService.start();
    expect((await ana.get<Devices>('/reach/devices')).body).toEqual({
      offered: false,
      officeKey: null,
      devices: [],
    });
    expect((await subscribeWith(ana, service.subscribe())).body.type).toMatch(/push-not-offered/);
    await service.close();
    await office.close();
  });

  it('an office in staging plans and records them, and contacts nobody', async () => {
    const service = await PushService.start();
    const office = await Office.open({ env: { ...service.env, STAGING: '1' } });
    const stage = await ReminderStage.set(office);
    await addDevice(stage.lead, service);
    await stage.hearing('2026-12-04T18:00:00Z');
    await stage.moveToDue(await stage.row('T-7d', stage.lead, 'push'));
    await stage.deliverDue();
    expect((await stage.row('T-7d', stage.lead, 'push')).state).toBe('sent');
    expect([service.attempts, service.disbelieved]).toEqual([0, []]);
    await office.close();
    await service.close();
  });
});
