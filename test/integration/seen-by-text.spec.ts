import { BlindIndex } from '../../src/confidentiality/blind-index.js';
import { Escalations } from '../../src/reminders/escalations.service.js';
import { Pages } from '../../src/reminders/pages.service.js';
import { Office, type SignedIn } from '../support/office.js';
import { givePhone } from '../support/phone.js';
import { ReminderStage } from '../support/reminder-stage.js';
import { SmsProvider } from '../support/sms-provider.js';

describe('"seen" by answering a text', () => {
  let office: Office;
  let provider: SmsProvider;
  let stage: ReminderStage;
  let phone: string;

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
  });

  const text = async (step = 'T-7d', person = stage.lead) => {
    const row = await stage.row(step, person, 'sms');
    await stage.moveToDue(row);
    await stage.deliverDue();
    return row;
  };
  const answer = (body: string, from = phone, more: Record<string, string> = {}) =>
    provider.inbound(office.baseUrl, from, body, more);
  const stateOf = async (step = 'T-7d', channel: 'sms' | 'inbox' = 'sms') =>
    (await stage.row(step, stage.lead, channel)).state;
  const seen = (person: SignedIn = stage.lead) =>
    office.sql(
      `SELECT a.via, r.step FROM app.acknowledgements a JOIN app.reminders r ON r.id = a.reminder_id
        WHERE a.staff_id = $1 ORDER BY r.step`,
      [person.id],
    );
  const replies = (to = phone) =>
    provider
      .to(to)
      .filter(({ direction }) => direction === 'outbound-reply')
      .map(({ body }) => body);
  const calls = async (person: SignedIn) =>
    (await office.sql(`SELECT reason FROM app.phone_tasks WHERE colleague_id = $1`, [person.id])).map(
      ({ reason }) => reason,
    );

  it('is what the click is: the step, its inbox item, its escalation, its audit; and nothing is texted back', async () => {
    const row = await text();
    expect(provider.to(phone)[0]?.body).toMatch(/Responda 1 = visto, o entre a: http/);
    // Only an answer says so: a request cannot.
    const click = await stage.lead.post(`/reminders/${row.id}/acknowledge`, { via: 'sms' });
    expect(click.status).toBe(422);
    expect((await answer('1')).status).toBe(200);
    expect(await seen()).toEqual([{ via: 'sms', step: 'T-7d' }]);
    for (const channel of ['sms', 'inbox', 'mail'] as const)
      expect((await stage.row('T-7d', stage.lead, channel)).state).toBe('acknowledged');
    const items = await office.sql(
      `SELECT acknowledged_at IS NOT NULL AS seen FROM app.inbox_items WHERE recipient_id = $1`,
      [stage.lead.id],
    );
    expect(items).toEqual([{ seen: true }]);
    const entries = (await office.auditOf(row.id)).filter(({ action }) => action === 'reminder.acknowledged');
    expect(entries).toMatchObject([{ subject_kind: 'reminder', case_id: stage.caseId, fields: ['via'] }]);
    expect(replies()).toEqual([]);
    expect(await calls(stage.lead)).toEqual([]);
    await office.moveOn({ hours: 25 });
    expect(await office.get(Escalations).escalateUnseen()).toBe(0);
    // Seen is not done: the next step comes.
    expect(await stateOf('T-3d')).toBe('scheduled');
  });

  it('counts for every text before it, in whatever case, and for none after it', async () => {
    const other = await ReminderStage.set(office);
    await office.sql(`UPDATE app.assignments SET staff_id = $2 WHERE case_id = $1 AND role = 'lead'`, [
      other.caseId,
      stage.lead.id,
    ]);
    await other.hearing('2026-12-04T19:00:00Z');
    await text();
    await other.deliverDue();
    await answer('ok, gracias');
    expect((await other.row('T-7d', stage.lead, 'sms')).state).toBe('acknowledged');
    expect(await stateOf()).toBe('acknowledged');
    await text('T-3d');
    expect(await stateOf('T-3d')).toBe('sent');
  });

  it('of a date of ours says so on the date', async () => {
    const told = { kind: 'HAND_BRIEF', on: '2026-12-24', timeZone: 'America/New_York', owner: 'US' };
    const { body } = await stage.lead.post<{ id: string }>(`/cases/${stage.caseId}/deadlines`, {
      ...told,
      toldBy: 'notice',
      ladder: 'C',
    });
    await text('T-5d');
    await answer('visto');
    const [date] = await office.sql(
      'SELECT acknowledged_by, acknowledged_at IS NOT NULL AS seen FROM app.deadlines WHERE id = $1',
      [body.id],
    );
    expect(date).toEqual({ acknowledged_by: stage.lead.id, seen: true });
  });

  it('that came twice is one, and an early one confirms nothing that is texted later', async () => {
    await answer('1', phone, { MessageSid: `SM-early-${phone}` });
    await text();
    await Promise.all([
      answer('1', phone, { MessageSid: `SM-early-${phone}` }),
      answer('1', phone, { MessageSid: `SM-early-${phone}` }),
    ]);
    expect(await stateOf()).toBe('sent');
    const sid = { MessageSid: `SM-late-${phone}` };
    await Promise.all([answer('1', phone, sid), answer('1', phone, sid), answer('1', phone, sid)]);
    expect(await seen()).toEqual([{ via: 'sms', step: 'T-7d' }]);
  });

  it.each(['before', 'after'])('%s the receipt: the same', async (order) => {
    await text();
    const [sent] = provider.to(phone);
    if (!sent) throw new Error('nothing was texted');
    if (order === 'before') await answer('1');
    await provider.receipt(sent, 'delivered');
    if (order === 'after') await answer('1');
    await provider.receipt(sent, 'undelivered', 30003);
    expect(await stateOf()).toBe('acknowledged');
  });

  it('with nothing to confirm is told so, once a day, and not after STOP', async () => {
    await answer('ok');
    await answer('ok');
    expect(replies()).toEqual([expect.stringMatching(/^No hay nada pendiente de confirmar\. .*http/)]);
    await office.moveOn({ hours: 25 });
    await answer('ok');
    expect(replies()).toHaveLength(2);
    await office.moveOn({ hours: 25 });
    await answer('ALTO');
    await answer('ok');
    expect(replies()).toHaveLength(3);
    expect(await calls(stage.lead)).toEqual([]);
  });

  it('does not reach a text of which nobody knows whether it arrived', async () => {
    provider.behave('accept, then drop the connection');
    await text();
    await answer('1');
    expect(await seen()).toEqual([]);
    provider.behave('accept');
    await office.moveOn({ minutes: 3 });
    await stage.deliverDue();
    expect(await stateOf()).toBe('sent');
    await answer('1');
    expect(await stateOf()).toBe('acknowledged');
  });

  it('ends pages like any other "seen"', async () => {
    await office.moveTo('2026-12-04T14:05:00Z');
    await stage.deliverDue();
    await office.moveTo('2026-12-04T15:10:00Z');
    await office.get(Pages).page();
    await stage.deliverDue();
    expect(provider.to(phone).some(({ body }) => body.startsWith('URGENTE'))).toBe(true);
    await answer('1');
    const open = await stage.rows(`step LIKE 'page%' AND state IN ('scheduled', 'sent', 'delivered')`);
    expect(open).toEqual([]);
    await office.moveOn({ minutes: 16 });
    await office.get(Pages).page();
    expect(await stage.rows(`step LIKE 'page%' AND state = 'scheduled'`)).toEqual([]);
  });

  describe('comes from one colleague’s own confirmed number', () => {
    const indexOf = (number: string) => office.get(BlindIndex).phone(number);

    it('a family’s "ok" confirms nothing and lies where texts of families lie', async () => {
      await text();
      await answer('ok', '+17045550031');
      expect(await stateOf()).toBe('sent');
      expect(replies('+17045550031')).toEqual([]);
      const [kept] = await office.sql(
        'SELECT count(*)::int AS texts FROM app.inbound_texts WHERE phone_bidx = $1',
        [indexOf('+17045550031')],
      );
      expect(kept).toEqual({ texts: 1 });
    });

    it('a number that two colleagues share, or a family has too, becomes a call', async () => {
      await text();
      await office.sql(
        `INSERT INTO app.staff_reach (staff_id, phone_sealed, phone_bidx, confirmed_at)
         SELECT $1, phone_sealed, phone_bidx, app.now() FROM app.staff_reach WHERE staff_id = $2
         ON CONFLICT (staff_id) DO UPDATE SET phone_sealed = excluded.phone_sealed, phone_bidx = excluded.phone_bidx, confirmed_at = app.now()`,
        [stage.backup.id, stage.lead.id],
      );
      await answer('1');
      expect(await stateOf()).toBe('sent');
      expect(await calls(stage.lead)).toEqual(['unclear-reply']);
      // One who only claims it is not another.
      await office.sql('UPDATE app.staff_reach SET confirmed_at = NULL WHERE staff_id = $1', [
        stage.backup.id,
      ]);
      await office.sql(
        `INSERT INTO app.party_phones (party_id, slot, phone_sealed, phone_bidx, safety_sealed)
         SELECT detained_party_id, 'callback', '\\x00', $1, '\\x00' FROM app.cases WHERE id = $2`,
        [indexOf(phone), stage.caseId],
      );
      await answer('1');
      expect(await stateOf()).toBe('sent');
      await office.sql('DELETE FROM app.party_phones WHERE phone_bidx = $1', [indexOf(phone)]);
      await answer('1');
      expect(await stateOf()).toBe('acknowledged');
    });

    it('what was texted to an earlier number is not confirmed from the new one', async () => {
      await text();
      await office.moveOn({ hours: 1 });
      const newer = await givePhone(stage.lead, provider);
      await answer('1', newer);
      expect(await stateOf()).toBe('sent');
      await answer('1', phone);
      expect(await seen()).toEqual([]);
    });
  });
});
