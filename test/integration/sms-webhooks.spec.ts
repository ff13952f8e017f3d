import { Office } from '../support/office.js';
import { givePhone } from '../support/phone.js';
import { ReminderStage, type ReminderRecord } from '../support/reminder-stage.js';
import { SmsProvider, type SentText } from '../support/sms-provider.js';

const FORM = { 'content-type': 'application/x-www-form-urlencoded' };

describe('what the provider of texts tells us', () => {
  let office: Office;
  let provider: SmsProvider;
  let stage: ReminderStage;
  let phone: string;
  let row: ReminderRecord;
  let text: SentText;

  beforeAll(async () => {
    provider = await SmsProvider.start();
    office = await Office.open({ env: provider.env });
  });
  afterAll(async () => {
    await office.close();
    await provider.close();
  });
  beforeEach(async () => {
    provider.behave('accept');
    await office.moveTo('2026-11-24T09:00:00-05:00');
    stage = await ReminderStage.set(office);
    phone = await givePhone(stage.lead, provider);
    await stage.hearing('2026-12-04T18:00:00Z');
    row = await stage.row('T-7d', stage.lead, 'sms');
    await stage.moveToDue(row);
  });

  const send = async () => {
    await stage.dispatch(row.id);
    text = await provider.next(phone);
  };
  const now = async () => (await stage.rows(`id = '${row.id}'`))[0];
  const passedOn = async () =>
    (await stage.rows(`step = 'T-7d>'`)).map(({ recipient_id, channel }) => `${recipient_id} ${channel}`);
  const inbound = (body: string, more: Record<string, string> = {}) =>
    provider.inbound(office.baseUrl, phone, body, more);
  const answers = () => provider.to(phone).filter(({ direction }) => direction === 'outbound-reply');
  const waiting = async () =>
    (await stage.rows(`recipient_id = '${stage.lead.id}' AND state = 'scheduled'`)).map(
      ({ step, channel }) => `${step} ${channel}`,
    );

  describe('receipts', () => {
    it('delivered: and repeats, and what comes late, change nothing', async () => {
      await send();
      for (const status of ['sent', 'delivered', 'delivered', 'sent', 'queued', 'undelivered'])
        expect(await provider.receipt(text, status)).toBe(204);
      expect((await now())?.state).toBe('delivered');
      expect(await passedOn()).toEqual([]);
    });

    it('undelivered: dead, an incident, and told by mail, at once and once', async () => {
      await send();
      await provider.receipt(text, 'undelivered', 30003);
      await provider.receipt(text, 'undelivered', 30003);
      await provider.receipt(text, 'sent');
      expect((await now())?.state).toBe('dead');
      expect(await passedOn()).toEqual([`${stage.lead.id} mail`]);
      const incidents = await office.sql('SELECT kind, fault FROM app.incidents WHERE case_id = $1', [
        stage.caseId,
      ]);
      expect(incidents).toEqual([{ kind: 'dead-reminder', fault: 'undelivered' }]);
    });

    it('that come before the worker knows that it sent count when it does', async () => {
      provider.behave('accept, then drop the connection');
      await send();
      expect((await now())?.state).toBe('scheduled');
      await provider.receipt(text, 'delivered');
      provider.behave('accept');
      await office.moveOn({ minutes: 3 });
      await stage.dispatch(row.id);
      expect((await now())?.state).toBe('delivered');
      expect(provider.to(phone)).toHaveLength(1);
      expect(provider.asked).toBe(0);
    });

    it('of a reminder that was confirmed already change nothing', async () => {
      await send();
      expect((await stage.lead.post(`/reminders/${row.id}/acknowledge`, { via: 'inbox' })).status).toBe(200);
      await provider.receipt(text, 'undelivered', 30003);
      expect((await now())?.state).toBe('acknowledged');
      expect(await passedOn()).toEqual([]);
    });

    it('that do not come for a quarter of an hour: told by mail, once', async () => {
      await office.sql('UPDATE app.staff_reach SET mail = false WHERE staff_id = $1', [stage.lead.id]);
      await stage.replan();
      await send();
      await office.moveOn({ minutes: 14 });
      await stage.tick();
      expect(await passedOn()).toEqual([]);
      await office.moveOn({ minutes: 2 });
      await stage.tick();
      await stage.tick();
      expect(await passedOn()).toEqual([`${stage.lead.id} mail`]);
    });
  });

  describe('signatures', () => {
    it('no call is believed without one, or with one for another address or form', async () => {
      await send();
      const call = (address: string, headers: Record<string, string>) =>
        fetch(address, {
          method: 'POST',
          headers: { ...FORM, ...headers },
          body: 'MessageSid=SM1&MessageStatus=undelivered',
        });
      expect((await call(text.callback, {})).status).toBe(403);
      expect(
        (await call(text.callback, { 'x-twilio-signature': 'AAAAAAAAAAAAAAAAAAAAAAAAAAA=' })).status,
      ).toBe(403);
      const elsewhere = { ...text, callback: text.callback.replace(/\.1$/, '.2') };
      expect(await provider.receipt(elsewhere, 'undelivered')).toBe(204);
      expect((await now())?.state).toBe('sent');
    });

    it('an office without texts has no such address', async () => {
      const plain = await Office.open();
      expect(
        (
          await fetch(`${plain.baseUrl}/api/webhooks/sms/messages`, {
            method: 'POST',
            headers: FORM,
            body: 'a=b',
          })
        ).status,
      ).toBe(404);
      await plain.close();
    });

    it('forms are read by nothing else', async () => {
      const { status } = await office
        .visitor()
        .post('/session', {}, { raw: 'email=a&password=b', headers: FORM });
      expect([403, 415, 422]).toContain(status);
    });
  });

  describe('STOP', () => {
    it('moves what waits to mail in the same transaction, is answered once, and is on our list', async () => {
      await office.sql(`UPDATE app.staff_reach SET mail = false WHERE staff_id = $1`, [stage.lead.id]);
      await stage.replan();
      expect(await waiting()).not.toContain('T-3d mail');
      const answer = await inbound('Alto!');
      expect(answer.status).toBe(200);
      expect(answer.headers.get('content-type')).toMatch(/text\/xml/);
      const left = await waiting();
      expect(left.filter((way) => way.endsWith('sms'))).toEqual([]);
      expect(left).toEqual(expect.arrayContaining(['T-7d mail', 'T-3d mail', 'T-1d mail', 'T-3h mail']));
      await inbound('STOP');
      expect(answers().map(({ body }) => body)).toEqual([expect.stringMatching(/^Ya no recibe mensajes/)]);
      const { body } = await stage.lead.get<{ sms: boolean; phone: { stopped: boolean } }>('/reach');
      expect(body).toMatchObject({ sms: false, phone: { stopped: true } });
      expect((await office.auditOf(stage.lead.id)).map(({ action }) => action)).toContain('reach.stopped');
      await stage.tick();
      expect(await stage.replan()).toEqual({ inserted: 0, rescheduled: 0, cancelled: 0 });
    });

    it('in plain words works too; START takes it back', async () => {
      await inbound('please stop texting me');
      expect(await waiting()).not.toContain('T-3d sms');
      await inbound('START');
      await stage.tick();
      expect(await waiting()).toContain('T-3d sms');
      expect(answers()).toHaveLength(2);
    });

    it('that came twice is one, and what the provider answered itself is not answered again', async () => {
      await inbound('STOP', { MessageSid: `SM-${phone}`, OptOutType: 'STOP' });
      await inbound('START', { MessageSid: `SM-${phone}` });
      expect(answers()).toEqual([]);
      expect((await stage.lead.get<{ phone: { stopped: boolean } }>('/reach')).body.phone.stopped).toBe(true);
    });

    it('that only the provider knows of is learned from its refusal', async () => {
      provider.behave({ refuse: 21610 });
      await stage.dispatch(row.id);
      expect((await now())?.state).toBe('dead');
      expect(await waiting()).not.toContain('T-3d sms');
      expect((await stage.lead.get<{ phone: { stopped: boolean } }>('/reach')).body.phone.stopped).toBe(true);
    });
  });

  it('HELP is answered; what nobody can read becomes a call to the colleague, and is not kept', async () => {
    await inbound('ayuda');
    expect(answers()[0]?.body).toMatch(/^Recordatorios de su oficina/);
    await inbound('me robaron el carro, no llego');
    await inbound('hola?');
    expect(answers()).toHaveLength(1);
    const { body } = await stage.coordinator.get<{
      items: { reason: string; colleague: { id: string; phone: string } }[];
    }>('/phone-tasks');
    const mine = body.items.filter(({ colleague }) => colleague.id === stage.lead.id);
    expect(mine).toMatchObject([{ reason: 'unclear-reply', colleague: { phone } }]);
    expect(await office.database.dump()).not.toMatch(/robaron|hola\?/);
  });

  it('a number nobody gave is answered and changes nothing else', async () => {
    const before = await waiting();
    expect((await provider.inbound(office.baseUrl, '+17045550001', 'wrong number')).status).toBe(200);
    expect((await provider.inbound(office.baseUrl, '+17045550002', 'who is this')).status).toBe(200);
    expect(provider.to('+17045550001')).toHaveLength(1);
    expect(provider.to('+17045550002')).toHaveLength(0);
    expect(await waiting()).toEqual(before);
  });
});
