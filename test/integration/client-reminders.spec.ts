import { UnitOfWork } from '../../src/platform/unit-of-work.js';
import { Escalations } from '../../src/reminders/escalations.service.js';
import { Failures } from '../../src/reminders/failures.service.js';
import { Pages } from '../../src/reminders/pages.service.js';
import { lockReminder } from '../../src/reminders/receipts.queries.js';
import { ClientStage, freshNumber } from '../support/client-stage.js';
import { Office } from '../support/office.js';
import { SmsProvider } from '../support/sms-provider.js';

const HEARING_AT = '2026-12-15T18:00:00Z';
const OF_CLIENT = ['T-7d sms', 'T-2d sms', 'T-1d sms', 'T morning sms'];

describe('reminders to clients and families', () => {
  let office: Office;
  let provider: SmsProvider;
  let stage: ClientStage;
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
    stage = await ClientStage.set(office);
    phone = freshNumber();
  });

  const sendNext = () => stage.sendNext();

  describe('custody', () => {
    it('detained: nothing is planned and nothing leaves; released: planned in the transaction of the release', async () => {
      await stage.added({ phone });
      await stage.stage.hearing(HEARING_AT);
      expect(await stage.rows()).toEqual([]);
      expect((await stage.release()).status).toBe(201);
      expect(await stage.waiting()).toEqual(OF_CLIENT);
    });

    it('held again: what waits is cancelled in the transaction that says so', async () => {
      await stage.release();
      await stage.added({ phone });
      await stage.stage.hearing(HEARING_AT);
      expect(await stage.waiting()).toEqual(OF_CLIENT);
      const held = { facilityId: null, source: 'family' };
      expect((await stage.stage.lead.post(`/cases/${stage.caseId}/custody`, held)).status).toBe(201);
      expect(await stage.waiting()).toEqual([]);
    });

    it('the claim asks again: a row that nobody cancelled is not sent to the phone of somebody who is held', async () => {
      await stage.release();
      await stage.added({ phone });
      await stage.stage.hearing(HEARING_AT);
      const [row] = await stage.rows(`step = 'T-7d'`);
      await office.sql(`UPDATE app.cases SET custody_status = 'in_custody' WHERE id = $1`, [stage.caseId]);
      await stage.stage.moveToDue(row!);
      await stage.stage.dispatch(row!.id);
      expect(provider.to(phone)).toEqual([]);
      expect(await stage.rows(`step = 'T-7d'`)).toMatchObject([{ state: 'cancelled', sent_at: null }]);
      expect(await office.sql('SELECT 1 FROM app.attempts WHERE reminder_id = $1', [row!.id])).toEqual([]);
    });

    it('family is told of hearings while the client is held', async () => {
      await stage.added({ who: 'family', name: 'Rosa Example', phone });
      await stage.stage.hearing(HEARING_AT);
      expect(await stage.waiting()).toEqual(OF_CLIENT);
    });
  });

  describe('what is sent', () => {
    beforeEach(async () => {
      await stage.release();
      await stage.added({ phone });
      await stage.stage.hearing(HEARING_AT);
    });

    it('the first text says who writes and how to stop; none says what it is about; the lead is told as before', async () => {
      await sendNext();
      await sendNext();
      const [first, next] = provider.to(phone).map(({ body }) => body.replace(/ #\w{7}$/, ''));
      expect(first).toBe(
        'Hola, del 704-555-0100, a pedido suyo. Recuerde su cita: mar, 15 de dic, 1:00 p.m. hora del Este. ¿Dudas? Llame. Para terminar, responda ALTO.',
      );
      expect(next).toMatch(/^Le recordamos su cita: mar, 15 de dic.*responda ALTO\.$/);
      expect(`${first}${next}`).not.toContain(stage.stage.reference);
      expect((await stage.stage.rows(`recipient_id = '${stage.stage.lead.id}'`)).length).toBeGreaterThan(0);
    });

    it('is shown ahead as client, with the very words and no number', async () => {
      const all: Record<string, unknown>[] = [];
      for (let next: string | null = ''; next !== null;) {
        const { body }: { body: { items: Record<string, unknown>[]; next: string | null } } =
          await stage.stage.lead.get<{
            items: Record<string, unknown>[];
            next: string | null;
          }>(`/reminders/coming?caseId=${stage.caseId}&limit=200${next && `&cursor=${next}`}`);
        all.push(...body.items);
        next = body.next;
      }
      const own = all.filter(({ recipient }) => (recipient as { kind: string }).kind === 'client');
      expect(own.map(({ step, language }) => [step, language])).toEqual(
        ['T-7d', 'T-2d', 'T-1d', 'T morning'].map((step) => [step, 'es']),
      );
      expect(own[0]).toMatchObject({ text: expect.stringContaining('Hola, del 704-555-0100') });
      expect(own[1]).toMatchObject({ text: expect.stringMatching(/^Le recordamos su cita/) });
      expect(JSON.stringify(all)).not.toContain(phone.slice(-7));
    });

    it('nobody confirms for a client, and nothing escalates because a client is silent', async () => {
      const row = await sendNext();
      expect((await stage.stage.lead.post(`/reminders/${row.id}/acknowledge`, { via: 'inbox' })).status).toBe(
        404,
      );
      await office.sql(
        `DELETE FROM app.reminders WHERE case_id = $1 AND audience_rank <> 'client' AND state = 'scheduled'`,
        [stage.caseId],
      );
      await office.moveOn({ days: 3 });
      await stage.stage.tick();
      expect(await stage.stage.rows(`recipient_id = '${row.recipient_id}' AND kind = 'escalation'`)).toEqual(
        [],
      );
    });

    it('a moved hearing: the old reminders are cancelled, and the new date is planned', async () => {
      await office.sql(
        `UPDATE app.hearings SET starts_at = starts_at + interval '7 days', local_on = local_on + 7, version = version + 1, opened_at = app.now()
          WHERE case_id = $1`,
        [stage.caseId],
      );
      await stage.stage.replan();
      expect(await stage.rows(`subject_version = 1 AND state <> 'cancelled'`)).toEqual([]);
      expect(await stage.waiting()).toEqual(OF_CLIENT);
    });

    it('a hearing without an hour the court has set is not told', async () => {
      await office.sql(
        `UPDATE app.hearings SET certainty = 'control', local_at = NULL, version = version + 1 WHERE case_id = $1`,
        [stage.caseId],
      );
      await stage.stage.replan();
      expect(await stage.waiting()).toEqual([]);
    });
  });

  describe('when it does not arrive', () => {
    beforeEach(async () => {
      await stage.release();
      await stage.added({ phone, who: 'client' });
      await stage.stage.hearing(HEARING_AT);
    });

    it.each([
      ['refused', { refuse: 21211 }, null],
      ['undelivered', 'accept' as const, 'undelivered'],
    ] as const)(
      '%s: one call to make, never another way to the phone',
      async (_title, behaviour, receipt) => {
        provider.behave(behaviour);
        const row = await sendNext();
        if (receipt) await provider.receipt(await provider.next(phone), receipt, 30003);
        expect(await stage.rows(`id = '${row.id}'`)).toMatchObject([{ state: 'dead' }]);
        expect(await stage.calls()).toMatchObject([{ reason: 'client-unreached', done_at: null }]);
        expect(await stage.stage.rows(`step LIKE '%>' AND step LIKE 'T-7d%'`)).toEqual([]);
        const { body } = await stage.stage.lead.get<{ items: Record<string, unknown>[] }>(
          `/cases/${stage.caseId}/client-calls`,
        );
        expect(body.items).toMatchObject([
          {
            colleague: null,
            client: {
              who: 'client',
              phone,
              language: 'es',
              say: expect.stringContaining('su cita: mar, 15 de dic'),
            },
          },
        ]);
        for (const person of [stage.stage.lead, stage.stage.backup, stage.stage.coordinator]) {
          const inbox = await person.get<{ items: Record<string, unknown>[] }>('/inbox?state=open');
          expect(inbox.body.items).toEqual(
            expect.arrayContaining([
              expect.objectContaining({ titleKey: 'call-client', caseId: stage.caseId }),
            ]),
          );
        }
      },
    );

    it('one that fails when the client is held again asks nobody to call a phone that is not theirs now', async () => {
      const [row] = await stage.rows(`step = 'T-7d'`);
      await office.sql(`UPDATE app.cases SET custody_status = 'in_custody' WHERE id = $1`, [stage.caseId]);
      await office.get(UnitOfWork).asWorker('test', async (tx) => {
        const dead = await lockReminder(tx, row!.id);
        await office.get(Failures).passOn(tx, dead!, 'no-address');
      });
      expect(await stage.calls()).toEqual([]);
    });

    it('it is still noted when the step of the same name was escalated to those on the case meanwhile', async () => {
      const [row] = await stage.rows(`step = 'T-1d'`);
      await stage.stage.moveToDue(row!);
      for (const { id } of await stage.stage.rows(`step = 'T-1d'`)) await stage.stage.dispatch(id);
      await office.moveOn({ minutes: 65 });
      await office.get(Escalations).escalateUnseen();
      expect(await stage.stage.rows(`step = 'T-1d' AND state = 'escalated'`)).not.toEqual([]);
      expect(await stage.rows(`step = 'T-1d'`)).toMatchObject([{ state: 'sent' }]);
      await provider.receipt(await provider.next(phone), 'undelivered', 30003);
      expect(await stage.rows(`step = 'T-1d'`)).toMatchObject([{ state: 'dead' }]);
    });

    it('no receipt for a quarter of an hour: a call, because nobody knows', async () => {
      await sendNext();
      await office.moveOn({ minutes: 20 });
      await stage.stage.tick();
      expect(await stage.calls()).toMatchObject([{ reason: 'client-unreached' }]);
    });

    it('a call is made, and said how it went; it ends by itself when the date moves', async () => {
      provider.behave({ refuse: 21211 });
      await sendNext();
      const [call] = await stage.calls();
      const other = await office.as('attorney');
      const path = `/cases/${stage.caseId}/client-calls/${call!.id}/done`;
      expect((await other.post(path, { outcome: 'reached' })).status).toBe(404);
      expect((await stage.stage.backup.post(path, { outcome: 'reached' })).status).toBe(200);
      await sendNext();
      expect(await stage.calls('done_at IS NULL')).toHaveLength(1);
      await office.sql(
        `UPDATE app.hearings SET starts_at = starts_at + interval '30 days', local_on = local_on + 30, version = version + 1 WHERE case_id = $1`,
        [stage.caseId],
      );
      await stage.stage.replan();
      expect(await stage.calls('done_at IS NULL')).toEqual([]);
    });
  });

  it('a text to a client is not the step of the same name of those on the case: what they saw before it is not this', async () => {
    await stage.added({ who: 'family', phone, timeZone: 'America/Los_Angeles' });
    await stage.stage.hearing(HEARING_AT);
    await stage.stage.moveToDue((await stage.rows(`step = 'T-1d'`))[0]!);
    await stage.stage.deliverDue();
    await office.moveOn({ minutes: 5 });
    const seen = await stage.stage.row('T-3d', stage.stage.lead, 'inbox');
    const answer = await stage.stage.lead.post(`/reminders/${seen.id}/acknowledge`, { via: 'inbox' });
    expect(answer.status).toBeLessThan(300);
    await office.moveTo('2026-12-14T14:00:01Z');
    await stage.stage.deliverDue();
    await office.moveTo('2026-12-15T14:45:00Z');
    await office.get(Pages).page();
    expect(await stage.stage.rows(`step LIKE 'page %'`)).not.toEqual([]);
  });

  it('who wishes to be called is called: a task at each step, and no text', async () => {
    await stage.added({ who: 'sponsor', phone, way: 'call', safety: 'unsafe' });
    await stage.stage.hearing(HEARING_AT);
    expect(await stage.waiting()).toEqual(OF_CLIENT.map((step) => step.replace('sms', 'call')));
    await sendNext();
    expect(await stage.calls()).toMatchObject([{ reason: 'client-due', done_at: null }]);
    expect(provider.to(phone)).toEqual([]);
  });

  it('what could not go out by day is not sent at night, while the morning is soon enough', async () => {
    await stage.added({ who: 'family', phone });
    await stage.stage.hearing(HEARING_AT);
    const [week] = await stage.rows(`step = 'T-7d'`);
    await office.moveTo('2026-12-09T04:00:00Z');
    await stage.stage.dispatch(week!.id);
    expect(provider.to(phone)).toEqual([]);
    const [waiting] = await stage.rows(`step = 'T-7d'`);
    expect(waiting).toMatchObject({ state: 'scheduled', attempt_no: 1 });
    expect(JSON.stringify(waiting!['next_at'])).toContain('2026-12-09T13:00:00');
    await office.moveTo('2026-12-09T13:00:30Z');
    await stage.stage.dispatch(week!.id);
    expect(provider.to(phone)).toHaveLength(1);
  });

  it('on the day of the hearing nobody is woken, and nobody is told too late to come', async () => {
    await stage.added({ who: 'family', phone });
    await stage.stage.hearing('2026-12-15T13:30:00Z');
    const at = (await stage.rows()).map(({ due_at }) => due_at.toISOString());
    expect(at).toEqual(
      ['2026-12-08T14:00', '2026-12-13T14:00', '2026-12-14T14:00', '2026-12-15T01:45'].map(
        (time) => `${time}:00.000Z`,
      ),
    );
  });
});
