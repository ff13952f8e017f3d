import { Office, type SignedIn } from '../support/office.js';
import { givePhone } from '../support/phone.js';
import { ReminderStage } from '../support/reminder-stage.js';
import { SmsProvider } from '../support/sms-provider.js';

interface Reach {
  readonly mail: boolean;
  readonly sms: boolean;
  readonly smsOffered: boolean;
  readonly phone: { ending: string; confirmed: boolean; stopped: boolean; code: string } | null;
  readonly quietFrom: string;
  readonly quietUntil: string;
  readonly version: number;
}
type Refusal = { type: string; errors?: { field: string; code: string }[] };

const NIGHT = { quietFrom: '21:00', quietUntil: '08:00' };

describe('how we reach somebody', () => {
  let office: Office;
  let provider: SmsProvider;
  beforeAll(async () => {
    provider = await SmsProvider.start();
    office = await Office.open({ env: provider.env });
  });
  afterAll(async () => {
    await office.close();
    await provider.close();
  });
  beforeEach(() => {
    provider.behave('accept');
    provider.forget();
  });

  const read = async (person: SignedIn) => (await person.get<Reach>('/reach')).body;
  const change = async (person: SignedIn, wish: object) =>
    person.patch<Reach & Refusal>(
      '/reach',
      { mail: true, sms: false, ...NIGHT, ...wish },
      {
        ifMatch: (await read(person)).version,
      },
    );

  it('whoever never said is reached by mail, and quiet from nine to eight', async () => {
    expect(await read(await office.as('attorney'))).toEqual({
      smsOffered: true,
      mail: true,
      sms: false,
      invites: true,
      daily: true,
      phone: null,
      ...NIGHT,
      timeZone: 'America/New_York',
      version: 1,
    });
  });

  it('a number is sealed, and used only after the code that was texted to it came back', async () => {
    const ana = await office.as('attorney');
    const { status, body } = await ana.post<Reach>('/reach/phone', { phone: '(704) 555-0199' });
    expect(status).toBe(200);
    expect(body.phone).toMatchObject({ ending: '0199', confirmed: false });
    const text = await provider.next('+17045550199');
    expect(text.body).toMatch(/^\d{6} is your code/);
    expect((await read(ana)).phone?.code).toBe('sent');
    expect((await change(ana, { sms: true })).body.type).toMatch(/phone-unconfirmed/);
    const code = text.body.slice(0, 6);
    const wrong = code === '000000' ? '000001' : '000000';
    expect((await ana.post<Refusal>('/reach/phone/confirm', { code: wrong })).body.type).toMatch(
      /code-refused/,
    );
    const confirmed = await ana.post<Reach>('/reach/phone/confirm', { code });
    expect(confirmed.body).toMatchObject({ sms: true, phone: { confirmed: true, code: 'none' } });
    expect((await ana.post('/reach/phone/confirm', { code })).status).toBe(422);
    expect(await office.database.dump()).not.toMatch(/7045550199|555-0199/);
    expect(office.logged()).not.toMatch(/5550199/);
    const deeds = (await office.auditOf(ana.id)).map(({ action }) => action);
    expect(deeds).toEqual(expect.arrayContaining(['reach.phone_given', 'reach.phone_confirmed']));
  });

  it('a code is too old after ten minutes, and another person’s code is no use', async () => {
    const [ana, luz] = [await office.as('attorney'), await office.as('attorney')];
    await ana.post('/reach/phone', { phone: '704-555-0188' });
    const code = (await provider.next('+17045550188')).body.slice(0, 6);
    await luz.post('/reach/phone', { phone: '704-555-0187' });
    const other = (await provider.next('+17045550187')).body.slice(0, 6);
    if (other !== code) expect((await luz.post('/reach/phone/confirm', { code })).status).toBe(422);
    await office.moveOn({ minutes: 11 });
    expect((await ana.post('/reach/phone/confirm', { code })).status).toBe(422);
  });

  it('a code that could not be sent says so, and may be asked for again, a few times', async () => {
    const ana = await office.as('attorney');
    provider.behave({ refuse: 21211 });
    await ana.post('/reach/phone', { phone: '704-555-0177' });
    expect((await read(ana)).phone?.code).toBe('failed');
    provider.behave('accept');
    expect((await ana.post<Reach>('/reach/phone/code')).status).toBe(200);
    expect((await read(ana)).phone?.code).toBe('sent');
    const further = [];
    for (let n = 0; n < 4; n += 1) further.push((await ana.post('/reach/phone/code')).status);
    expect(further.at(-1)).toBe(429);
  });

  it('guessing a code ends after five tries', async () => {
    const ana = await office.as('attorney');
    await ana.post('/reach/phone', { phone: '704-555-0166' });
    const code = (await provider.next('+17045550166')).body.slice(0, 6);
    const wrong = code === '111111' ? '222222' : '111111';
    for (let n = 0; n < 5; n += 1) await ana.post('/reach/phone/confirm', { code: wrong });
    expect((await ana.post('/reach/phone/confirm', { code })).status).toBe(429);
  });

  it('whoever is reminded of dates keeps mail or texts; others need neither', async () => {
    const ana = await office.as('attorney');
    const silent = await change(ana, { mail: false });
    expect(silent.status).toBe(422);
    expect(silent.body.errors).toEqual([{ field: 'mail', code: 'way-needed' }]);
    await givePhone(ana, provider);
    expect((await change(ana, { mail: false, sms: true })).status).toBe(200);
    expect((await ana.delete<Refusal>('/reach/phone')).body.type).toMatch(/way-needed/);
    expect((await ana.post<Refusal>('/reach/phone', { phone: '704-555-0155' })).body.type).toMatch(
      /way-needed/,
    );
    expect((await change(await office.as('interpreter'), { mail: false })).status).toBe(200);
  });

  it('what was changed elsewhere is not overwritten', async () => {
    const ana = await office.as('attorney');
    const { version } = await read(ana);
    const wish = { mail: true, sms: false, ...NIGHT };
    expect((await ana.patch('/reach', wish, { ifMatch: version })).status).toBe(200);
    expect((await ana.patch('/reach', wish, { ifMatch: version })).status).toBe(412);
    expect((await ana.patch('/reach', wish)).status).toBe(428);
  });

  it('no number is refused, and no office without a provider takes one', async () => {
    const ana = await office.as('attorney');
    expect((await ana.post<Refusal>('/reach/phone', { phone: 'call me maybe' })).body.errors).toEqual([
      { field: 'phone', code: 'not-a-phone' },
    ]);
    const plain = await Office.open();
    const eva = await plain.as('attorney');
    expect((await eva.post<Refusal>('/reach/phone', { phone: '704-555-0101' })).body.type).toMatch(
      /sms-not-offered/,
    );
    expect((await eva.get<Reach>('/reach')).body.smsOffered).toBe(false);
    await plain.close();
  });

  describe('and the plan', () => {
    let stage: ReminderStage;
    beforeEach(async () => {
      await office.moveTo('2026-11-24T09:00:00-05:00');
      stage = await ReminderStage.set(office);
      await stage.hearing('2026-12-04T18:00:00Z');
    });

    const ways = async (person: SignedIn, step: string) =>
      (await stage.rows(`recipient_id = '${person.id}' AND step = '${step}' AND state <> 'cancelled'`)).map(
        ({ channel }) => channel,
      );

    it('follows the choice in the same transaction: texts in place of mail, and back', async () => {
      expect(await ways(stage.lead, 'T-7d')).toEqual(['inbox', 'mail']);
      await givePhone(stage.lead, provider);
      await change(stage.lead, { mail: false, sms: true });
      expect(await ways(stage.lead, 'T-7d')).toEqual(['inbox', 'sms']);
      await change(stage.lead, { mail: true, sms: false });
      expect(await ways(stage.lead, 'T-7d')).toEqual(['inbox', 'mail']);
      expect(await stage.replan()).toEqual({ inserted: 0, rescheduled: 0, cancelled: 0 });
    });

    it('a text goes out in the reader’s language, in one part, and tells nothing', async () => {
      const phone = await givePhone(stage.lead, provider);
      await stage.moveToDue(await stage.row('T-7d', stage.lead, 'sms'));
      await stage.deliverDue();
      const text = await provider.next(phone);
      expect(text.body).toMatch(new RegExp(`^${stage.reference}: hay algo que hacer antes de: 4 dic, 1:00`));
      expect(text.body).toContain(office.baseUrl);
      expect(text.body).not.toMatch(/\/ack\/|Núñez|fianza|corte|audiencia/i);
      expect((await stage.row('T-7d', stage.lead, 'sms')).state).toBe('sent');
    });

    it('quiet hours bring mail and texts forward to the evening before; the inbox stays', async () => {
      await stage.lead.patch('/session/preferences', { timeZone: 'America/Los_Angeles' });
      const mail = await stage.row('T-7d', stage.lead, 'mail');
      const inbox = await stage.row('T-7d', stage.lead, 'inbox');
      expect(mail.due_at.toISOString()).toBe('2026-11-27T04:45:00.000Z');
      expect(inbox.due_at.toISOString()).toBe('2026-11-27T14:00:00.000Z');
      // Three hours before the hearing nobody sleeps on.
      expect((await stage.row('T-3h', stage.lead, 'mail')).due_at.toISOString()).toBe(
        '2026-12-04T15:00:00.000Z',
      );
    });
  });
});
