import type { Page } from '../../src/platform/paging.js';
import { UnitOfWork } from '../../src/platform/unit-of-work.js';
import { Office } from '../support/office.js';
import { onEachQueueBackend } from '../support/redis.js';
import { ReminderStage } from '../support/reminder-stage.js';
import { until } from '../support/until.js';

interface Item {
  readonly kind: string;
  readonly titleKey: string;
  readonly caseReference: string | null;
  readonly dueAt: string;
  readonly timeZone: string;
  readonly reminderId: string;
  readonly acknowledgedAt: string | null;
}

/** Friday, 4 December 2026, 1 p.m. in Charlotte. */
const HEARING_AT = '2026-12-04T18:00:00Z';
const NAMES =
  /Núñez|N=C3=BA|Ferro|court|corte|bond|fianza|detain|deten|immigra|inmigra|audiencia|hearing|abogad|attorney/i;

onEachQueueBackend((queue) => {
  describe('a reminder, from plan to confirmation', () => {
    let office: Office;
    let stage: ReminderStage;

    beforeAll(async () => {
      office = await Office.open({ queue });
      stage = await ReminderStage.set(office);
      await stage.hearing(HEARING_AT);
    });
    afterAll(() => office.close());

    it('is planned for the people and steps of the ladder, on both channels', async () => {
      const rows = await stage.rows();
      const toLead = rows
        .filter((row) => row.recipient_id === stage.lead.id && row.channel === 'mail')
        .map((row) => row.step);
      expect(toLead).toEqual(['T-7d', 'T-3d', 'T-1d', 'T-3h', 'T+1h', 'T+1d']);
      const toBackup = rows
        .filter((row) => row.recipient_id === stage.backup.id && row.channel === 'inbox')
        .map((row) => row.step);
      expect(toBackup).toEqual(['T-3d', 'T-1d', 'T-3h', 'T+1h', 'T+1d']);
      expect(new Set(rows.map((row) => row.state))).toEqual(new Set(['scheduled']));
    });

    it('planning again changes nothing', async () => {
      expect(await stage.replan()).toEqual({ inserted: 0, rescheduled: 0, cancelled: 0 });
    });

    it('does not leave before it is due', async () => {
      const row = await stage.row('T-7d', stage.lead, 'mail');
      await stage.dispatch(row.id);
      await stage.tick();
      expect((await stage.rows(`id = '${row.id}'`))[0]?.state).toBe('scheduled');
      expect(office.mail.received).toEqual([]);
    });

    it('is sent through the queue when it is due, and received', async () => {
      const row = await stage.row('T-7d', stage.lead, 'mail');
      await stage.moveToDue(row);
      await stage.tick();
      const mail = await office.mail.next(stage.lead.staff.email);
      await stage.becomes(row.id, 'sent');
      expect(mail.parsed.messageId).toBe(`<${row.id}.1@example.org>`);
      expect(mail.parsed.subject).toBe(`Recordatorio: ${stage.reference}`);
      expect(mail.parsed.text).toContain('viernes, 4 de diciembre de 2026');
      expect(mail.parsed.text).toContain(`${office.baseUrl}/ack/${row.id}`);
    });

    it('tells nothing in its bytes', async () => {
      const dump = office.mail.dump();
      expect(dump).not.toMatch(NAMES);
      expect(dump).not.toMatch(/A\d{3}[-\d]{4,}/);
    });

    it('is in the inbox exactly once, however often it is dispatched', async () => {
      const row = await stage.row('T-7d', stage.lead, 'inbox');
      await Promise.all(Array.from({ length: 8 }, () => stage.dispatch(row.id)));
      await stage.becomes(row.id, 'delivered');
      const { status, body } = await stage.lead.get<Page<Item>>('/inbox');
      expect(status).toBe(200);
      expect(body.items).toEqual([
        expect.objectContaining({
          kind: 'reminder',
          titleKey: 'hearing-ahead',
          caseReference: stage.reference,
          dueAt: '2026-12-04T18:00:00.000Z',
          timeZone: 'America/New_York',
          reminderId: row.id,
          acknowledgedAt: null,
        }),
      ]);
      expect((await stage.lead.get<{ open: number }>('/inbox/count')).body.open).toBe(1);
      expect((await stage.backup.get<Page<Item>>('/inbox')).body.items).toEqual([]);
    });

    it('is not there for somebody outside the case', async () => {
      const stranger = await office.as('attorney');
      const row = await stage.row('T-7d', stage.lead, 'mail');
      expect((await stranger.post(`/reminders/${row.id}/acknowledge`, { via: 'mail' })).status).toBe(404);
      expect((await stranger.get(`/cases/${stage.caseId}/reminders`)).status).toBe(404);
      expect((await office.visitor().post(`/reminders/${row.id}/acknowledge`, { via: 'mail' })).status).toBe(
        401,
      );
    });

    it('refuses an unknown way and an unknown field', async () => {
      const row = await stage.row('T-7d', stage.lead, 'mail');
      expect((await stage.lead.post(`/reminders/${row.id}/acknowledge`, { via: 'pigeon' })).status).toBe(422);
      expect(
        (await stage.lead.post(`/reminders/${row.id}/acknowledge`, { via: 'mail', more: 1 })).status,
      ).toBe(422);
    });

    it('cannot be confirmed before it has gone out', async () => {
      const ahead = await stage.row('T-1d', stage.lead, 'mail');
      const { status, body } = await stage.lead.post(`/reminders/${ahead.id}/acknowledge`, { via: 'mail' });
      expect(status).toBe(409);
      expect(body['type']).toMatch(/reminder-not-sent/);
    });

    it('is confirmed from the mail link: row, inbox and audit say so; later steps remain', async () => {
      const row = await stage.row('T-7d', stage.lead, 'mail');
      const { status, body } = await stage.lead.post(`/reminders/${row.id}/acknowledge`, { via: 'mail' });
      expect(status).toBe(200);
      expect(body).toMatchObject({
        id: row.id,
        state: 'acknowledged',
        caseId: stage.caseId,
        recipient: { id: stage.lead.id },
      });
      expect((await stage.row('T-7d', stage.lead, 'inbox')).state).toBe('acknowledged');
      expect((await stage.lead.get<{ open: number }>('/inbox/count')).body.open).toBe(0);
      expect((await stage.row('T-3d', stage.lead, 'mail')).state).toBe('scheduled');
      const entries = (await office.auditOf(row.id)).filter(
        ({ action }) => action === 'reminder.acknowledged',
      );
      expect(entries).toEqual([
        expect.objectContaining({ actor_id: stage.lead.id, case_id: stage.caseId, subject_kind: 'reminder' }),
      ]);
    });

    it('confirming again changes nothing', async () => {
      const row = await stage.row('T-7d', stage.lead, 'mail');
      expect((await stage.lead.post(`/reminders/${row.id}/acknowledge`, { via: 'inbox' })).status).toBe(200);
      const said = await office.sql('SELECT via FROM app.acknowledgements WHERE reminder_id = $1', [row.id]);
      expect(said).toEqual([{ via: 'mail' }]);
    });

    it('is listed with the case, by due instant, with names of recipients', async () => {
      const { body } = await stage.backup.get<{
        items: { step: string; state: string; recipient: { name: string } }[];
      }>(`/cases/${stage.caseId}/reminders`);
      expect(body.items[0]).toMatchObject({
        step: 'T-7d',
        state: 'acknowledged',
        recipient: { name: stage.lead.staff.name },
      });
    });

    it('a colleague on the case may confirm for somebody else', async () => {
      const row = await stage.row('T-3d', stage.lead, 'mail');
      await stage.moveToDue(row);
      await stage.tick();
      await stage.becomes(row.id, 'sent');
      expect((await stage.backup.post(`/reminders/${row.id}/acknowledge`, { via: 'inbox' })).status).toBe(
        200,
      );
      expect((await stage.row('T-3d', stage.lead, 'mail')).state).toBe('acknowledged');
    });

    it('a heartbeat goes through the queue and comes back', async () => {
      await stage.tick();
      await until(
        async () =>
          (await office.sql(`SELECT 1 FROM app.heartbeats WHERE name = 'canary' AND beat_at >= asked_at`))
            .length > 0,
        {
          what: 'the canary coming back',
        },
      );
      const { body } = await office
        .visitor()
        .get<{ checks: { name: string; ok: boolean }[] }>('/health/deep');
      expect(body.checks).toContainEqual({ name: 'heartbeat', ok: true });
    });

    it('survives a queue that forgets everything: the sweep delivers what is late by itself', async () => {
      const row = await stage.row('T-1d', stage.lead, 'mail');
      await stage.moveToDue(row);
      // As if it had been enqueued and the queue had lost the job.
      await office.sql(`UPDATE app.reminders SET enq_at = app.now(), enq_epoch = 7 WHERE id = $1`, [row.id]);
      await office.moveOn({ seconds: 40 });
      await stage.tick();
      await stage.becomes(row.id, 'sent');
      expect(
        office.mail.received.filter(({ parsed }) => parsed.messageId === `<${row.id}.1@example.org>`),
      ).toHaveLength(1);
    });

    it('jobs hold ids and nothing else', async () => {
      const dump = office.redis ? await office.redis.dump() : await office.database.dump();
      expect(dump).not.toContain(stage.lead.staff.email);
    });

    it('nothing of it is open to a role without a person', async () => {
      await office.database.as('app_rt', async (client) => {
        for (const table of [
          'reminders',
          'attempts',
          'acknowledgements',
          'incidents',
          'heartbeats',
          'inbox_items',
        ]) {
          expect((await client.query(`SELECT * FROM app.${table}`)).rows).toEqual([]);
        }
      });
      for (const asked of ['reminder_plan_inputs', 'reminder_plan_rows']) {
        await office.database.as('app_rt', (client) =>
          expect(client.query(`SELECT app.${asked}($1)`, [stage.caseId])).rejects.toMatchObject({
            code: '42501',
          }),
        );
      }
      expect(office.get(UnitOfWork).isOpen).toBe(false);
    });
  });
});
