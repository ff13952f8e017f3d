import { Temporal } from 'temporal-polyfill';
import { Reconciler } from '../../src/reminders/reconciler.service.js';
import { acknowledgeAll, callsTheClient, secretsFound, sendAllDue } from './days.js';
import { Office, type SignedIn } from '../support/office.js';
import { onEachQueueBackend } from '../support/redis.js';
import { until } from '../support/until.js';
import {
  STEWART,
  THE_CALL,
  type Acted,
  type Board,
  type CaseFile,
  type Deadlines,
  type Inbox,
  type Reminders,
} from './told.js';

/** The office's main job, in the order in which it happens: answer, row and audit entry at each step. */
onEachQueueBackend((queue) => {
  describe('from a phone call to an acknowledged reminder', () => {
    let office: Office;
    let vera: SignedIn;
    let consuelo: SignedIn;
    let ana: SignedIn;
    let beto: SignedIn;
    let intake: { id: string; reference: string; version: number };
    let caseId: string;
    let reference: string;
    let hearing: { id: string; version: number };

    beforeAll(async () => {
      office = await Office.open({ queue, at: '2026-11-24T09:00:00-05:00' });
      vera = await office.as('hotline_volunteer', { name: 'Vera Solís' });
      consuelo = await office.as('coordinator', { name: 'Consuelo Ríos' });
      ana = await office.as('attorney', { name: 'Ana Ferrer', language: 'es', email: 'ana@example.org' });
      beto = await office.as('attorney', { name: 'Beto Lind', language: 'en', email: 'beto@example.org' });
    });
    afterAll(() => office.close());
    const actionsOn = async (id: string) => (await office.auditOf(id)).map(({ action }) => action);
    const round = () => office.get(Reconciler).tick();
    const allSent = () => sendAllDue(office);
    it('1. a sister calls; the volunteer writes down what she says, and it is sealed', async () => {
      const begun = await vera.post<typeof intake>('/intakes', { channel: 'phone' });
      expect(begun.status).toBe(201);
      intake = begun.body;
      const saved = await vera.patch<{ version: number }>(
        `/intakes/${intake.id}`,
        { patchId: '0f0e0d0c-0b0a-4908-8706-050403020100', answers: THE_CALL },
        { ifMatch: intake.version },
      );
      expect(saved).toMatchObject({ status: 200, body: { enoughToAct: true, urgency: { level: 'red' } } });
      const finished = await vera.post<typeof intake & { status: string }>(
        `/intakes/${intake.id}/finish`,
        { outcome: 'finished' },
        { ifMatch: saved.body.version },
      );
      expect(finished.body.status).toBe('finished');
      intake = finished.body;
      const [row] = await office.sql('SELECT status, urgency, taken_by FROM app.intakes WHERE id = $1', [
        intake.id,
      ]);
      expect(row).toEqual({ status: 'finished', urgency: 'red', taken_by: vera.id });
      expect(await actionsOn(intake.id)).toEqual(['intake.started', 'intake.saved', 'intake.finished']);
    });

    it('2. the coordinator finds the call first in the queue, accepts it, and a case is open', async () => {
      const { body: waiting } = await consuelo.get<{
        items: { id: string; detainedName: string; version: number }[];
      }>('/review-queue');
      expect(waiting.items[0]).toMatchObject({
        id: intake.id,
        detainedName: expect.stringContaining('HERNÁNDEZ'),
      });
      const accepted = await consuelo.post<{ caseId: string; reference: string }>(
        `/intakes/${intake.id}/accept`,
        { reason: 'Held at Stewart, no lawyer.' },
        { ifMatch: intake.version },
      );
      expect(accepted.status).toBe(201);
      ({ caseId, reference } = accepted.body);
      expect(reference).toMatch(/^FZ-[0-9A-HJKMNP-TV-Z]{4}$/);
      const [row] = await office.sql('SELECT status, intake_id FROM app.cases WHERE id = $1', [caseId]);
      expect(row).toEqual({ status: 'matching', intake_id: intake.id });
      expect(await actionsOn(caseId)).toContain('case.opened');
    });

    it('3. the assignment opens the file to the attorney, and to nobody else', async () => {
      expect((await ana.get(`/cases/${caseId}`)).status).toBe(404);
      const assign = (staffId: string, role: string) =>
        consuelo.post<Acted>(`/cases/${caseId}/assignments`, { staffId, role });
      const lead = await assign(ana.id, 'lead');
      const backup = await assign(beto.id, 'backup');
      expect([lead.status, backup.status]).toEqual([201, 201]);
      const file = await ana.get<CaseFile>(`/cases/${reference}`);
      expect(file).toMatchObject({
        status: 200,
        body: { detained: { name: expect.stringContaining('José'), aNumberMasked: 'A •••-••1-234' } },
      });
      const revealed = await ana.post<{ value: string }>(`/cases/${caseId}/reveal`, {
        field: 'detained.aNumber',
      });
      expect(revealed.body.value).toBe('A000-101-234');
      expect(await actionsOn(caseId)).toEqual(
        expect.arrayContaining(['assignment.started', 'party.revealed']),
      );
      const other = await office.as('attorney');
      for (const path of ['', '/hearings', '/deadlines', '/custody', '/assignments', '/reminders', '/notes'])
        expect({ path, status: (await other.get(`/cases/${caseId}${path}`)).status }).toEqual({
          path,
          status: 404,
        });
    });

    it('3b. once the first call was held, nobody is reminded of it', () =>
      callsTheClient(office, ana, caseId));

    it('4. the court sets the bond hearing; the exhibits are due three business days before, and people will be told', async () => {
      const scheduled = await ana.post<typeof hearing & { startsAt: string }>(`/cases/${caseId}/hearings`, {
        courtId: STEWART,
        kind: 'bond',
        on: '2026-12-10',
        at: '10:30',
        modality: 'webex',
        source: 'notice',
      });
      expect(scheduled).toMatchObject({ status: 201, body: { startsAt: '2026-12-10T15:30:00.000Z' } });
      hearing = scheduled.body;
      const { body } = await ana.get<Deadlines>(`/cases/${caseId}/deadlines`);
      expect(body.items).toMatchObject([
        { code: 'BOND_EVIDENCE', nominal: { on: '2026-12-07' }, status: 'open' },
        { code: 'FIRST_CLIENT_CALL', nominal: { on: '2026-11-25' }, status: 'met' },
      ]);
      const { items } = (await ana.get<Reminders>(`/cases/${caseId}/reminders`)).body;
      const planned = items.filter(({ state }) => state !== 'cancelled');
      const told = new Set(planned.map(({ recipient }) => recipient.id));
      expect(told).toEqual(new Set([ana.id, beto.id, consuelo.id]));
      expect(planned.every(({ state }) => state === 'scheduled')).toBe(true);
    });

    it('5. the hearing is continued: old reminders are cancelled, new ones planned, none is left for the old day', async () => {
      const moved = await ana.post<typeof hearing>(
        `/hearings/${hearing.id}/continue`,
        { on: '2026-12-15', at: '10:30', reason: 'The government asked for time.' },
        { ifMatch: hearing.version },
      );
      expect(moved.status).toBe(201);
      const statesOf = 'SELECT DISTINCT state FROM app.reminders WHERE hearing_id = $1';
      expect(await office.sql(statesOf, [hearing.id])).toEqual([{ state: 'cancelled' }]);
      hearing = moved.body;
      const fresh = await office.sql<{ n: number }>(
        `SELECT count(*)::int AS n FROM app.reminders WHERE hearing_id = $1 AND state = 'scheduled'`,
        [hearing.id],
      );
      expect(fresh[0]?.n).toBeGreaterThan(8);
      const [row] = await office.sql('SELECT status FROM app.hearings WHERE id = $1', [hearing.id]);
      expect(row).toEqual({ status: 'scheduled' });
    });

    it('6. a week before, mail and inbox tell the lead; the mail says nothing to a stranger; she acknowledges from its link', async () => {
      await office.moveTo('2026-12-08T12:00:00-05:00');
      await round();
      const mail = await office.mail.next('ana@example.org');
      const text = mail.parsed.text ?? '';
      expect(`${mail.parsed.subject} ${text}`).toContain(reference);
      for (const word of [
        /fianza/i,
        /\bbond\b/i,
        /court|corte/i,
        /\bice\b/i,
        /stewart/i,
        /audiencia|hearing/i,
      ])
        expect(mail.parsed.subject + text.replaceAll(/https?:\S+/g, '')).not.toMatch(word);
      const reminderId = /\/ack\/([\da-f-]{36})/.exec(text)?.[1] ?? '';
      expect(
        (await office.visitor().post(`/reminders/${reminderId}/acknowledge`, { via: 'mail' })).status,
      ).toBe(401);
      const acknowledged = await ana.post(`/reminders/${reminderId}/acknowledge`, { via: 'mail' });
      expect(acknowledged.status).toBeLessThan(300);
      const [row] = await office.sql('SELECT state FROM app.reminders WHERE id = $1', [reminderId]);
      expect(row).toEqual({ state: 'acknowledged' });
      expect(await actionsOn(reminderId)).toContain('reminder.acknowledged');
    });

    it('7. nothing is sent twice, however often the office looks', async () => {
      await allSent();
      await allSent();
      const ids = office.mail.received.map((mail) => mail.parsed.messageId);
      expect(new Set(ids).size).toBe(ids.length);
    });

    it('8. the judge says no jurisdiction, and in the alternative $8,000; the appeal dates follow with their arithmetic', async () => {
      await office.moveTo('2026-12-15T12:00:00-05:00');
      const decided = await ana.post<Deadlines & { deadlines: Deadlines['items'] }>(
        `/hearings/${hearing.id}/decision`,
        {
          result: 'NO_JURISDICTION',
          noJurisdictionReason: 'EWI_235B2',
          alternative: { result: 'GRANTED_AMOUNT', amountCents: 800_000 },
          appealReservedBy: ['respondent'],
          decidedOn: '2026-12-15',
          served: { method: 'oral', on: '2026-12-15' },
        },
      );
      expect(decided.status).toBe(201);
      const appeal = decided.body.deadlines.find(({ code }) => code === 'BIA_BOND_APPEAL');
      expect(appeal).toMatchObject({
        nominal: { on: '2027-01-14' },
        rolled: { on: '2027-01-14' },
        citation: expect.stringContaining('1003.38'),
        arithmetic: expect.stringContaining('30 days after 2026-12-15'),
      });
      expect(decided.body.deadlines.find(({ code }) => code === 'BIA_APPEAL_GUARD')).toMatchObject({
        nominal: { on: '2026-12-25' },
      });
      expect((await office.auditOf(caseId)).map(({ action }) => action)).toContain('decision.recorded');
    });

    it('9. nobody answers the appeal reminder: the backup hears of it, and then the coordinator', async () => {
      const guard = (await ana.get<Deadlines>(`/cases/${caseId}/deadlines`)).body.items.find(
        ({ code }) => code === 'BIA_APPEAL_GUARD',
      );
      await ana.post(`/deadlines/${guard?.id}/met`, {}, { ifMatch: 1 });
      for (
        let day = Temporal.PlainDate.from('2026-12-16');
        day.toString() < '2027-01-07';
        day = day.add({ days: 1 })
      ) {
        await office.moveTo(`${day.toString()}T18:00:00-05:00`);
        await allSent();
        await acknowledgeAll(ana);
      }
      office.mail.forget();
      await office.moveTo('2027-01-07T10:00:00-05:00');
      await allSent();
      expect(office.mail.to('ana@example.org')[0]?.parsed.subject).toBe('Su lista del día: 1 por ver');
      expect(office.mail.to('beto@example.org')).toHaveLength(0);
      await office.moveTo('2027-01-08T11:00:00-05:00');
      await round();
      await round();
      await until(() => office.mail.to('beto@example.org')[0], { what: 'the backup’s mail' });
      await office.moveTo('2027-01-11T10:00:00-05:00');
      await round();
      await office.moveTo('2027-01-11T15:00:00-05:00');
      await round();
      await round();
      const told = async () =>
        (await consuelo.get<Inbox>('/inbox')).body.items.filter(
          (item) => item.kind === 'escalation' && item.caseId === caseId,
        );
      await until(async () => (await told())[0], { what: 'the coordinator’s inbox' });
    });

    it('10. the coordinator sees it on the dashboard; the attorney acknowledges from the inbox and marks the appeal filed', async () => {
      const { body: inbox } = await ana.get<Inbox>('/inbox');
      const open = inbox.items.find(({ reminderId, acknowledgedAt }) => reminderId && !acknowledgedAt);
      expect(
        (await ana.post(`/reminders/${open?.reminderId}/acknowledge`, { via: 'inbox' })).status,
      ).toBeLessThan(300);
      const { body: board } = await consuelo.get<Board>('/dashboard/deadlines');
      expect(board.nextSevenDays.items.some((item) => item.caseId === caseId)).toBe(true);
      expect(board.delivery.channels.some(({ sent }) => sent > 0)).toBe(true);
      const { body } = await ana.get<Deadlines>(`/cases/${caseId}/deadlines`);
      const appeal = body.items.find(({ code }) => code === 'BIA_BOND_APPEAL');
      expect(
        (await ana.post(`/deadlines/${appeal?.id}/met`, { note: 'Received by the Board.' }, { ifMatch: 1 }))
          .status,
      ).toBeLessThan(300);
      const left = await office.sql(
        `SELECT 1 FROM app.reminders WHERE deadline_id = $1 AND state IN ('scheduled', 'claimed')`,
        [appeal?.id],
      );
      expect(left).toEqual([]);
    });

    it('11. the assignment ends: the file is closed at once, and no reminder is left for her', async () => {
      const { body } = await consuelo.get<{ items: (Acted & { staff: { id: string } })[] }>(
        `/cases/${caseId}/assignments`,
      );
      const hers = body.items.find(({ staff }) => staff.id === ana.id);
      expect(
        (await consuelo.post(`/assignments/${hers?.id}/end`, { reason: 'Moved away.' })).status,
      ).toBeLessThan(300);
      expect((await ana.get(`/cases/${caseId}`)).status).toBe(404);
      const left = await office.sql(
        `SELECT 1 FROM app.reminders WHERE recipient_id = $1 AND state IN ('scheduled', 'claimed')`,
        [ana.id],
      );
      expect(left).toEqual([]);
    });

    it('12. nothing that was said can be read in the database, the queue, the logs or the mail', async () => {
      expect(await secretsFound(office)).toEqual([]);
      const chains = await office.sql('SELECT * FROM audit.verify() WHERE broken_at IS NOT NULL');
      expect(chains).toEqual([]);
    });
  });
});
