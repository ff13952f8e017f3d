import { CaseClosed } from '../../src/cases/case.events.js';
import { ClientEndings } from '../../src/messages/client-endings.service.js';
import { UnitOfWork } from '../../src/platform/unit-of-work.js';
import { ClientSweep } from '../../src/reminders/client-sweep.service.js';
import { ClientStage, freshNumber } from '../support/client-stage.js';
import { Office } from '../support/office.js';
import { SmsProvider } from '../support/sms-provider.js';

interface Message {
  readonly recipient: { readonly kind: string };
  readonly text: string;
}

const OF_CLIENT = ['T-7d sms', 'T-2d sms', 'T-1d sms', 'T morning sms'];

describe('how reminders to clients and families end, and who may see them', () => {
  let office: Office;
  let provider: SmsProvider;
  let stage: ClientStage;
  let phone: string;
  let id: string;

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
    await stage.release();
    id = await stage.added({ phone });
    await stage.stage.hearing('2026-12-15T18:00:00Z');
  });

  const keysOf = (of: string) => office.sql('SELECT 1 FROM keys.subject_keys WHERE subject_id = $1', [of]);
  const optIn = async (of: string) =>
    (await office.sql('SELECT * FROM app.client_opt_ins WHERE id = $1', [of]))[0];
  const sendNext = () => stage.sendNext();

  it('a client is not one of the two people on a case', async () => {
    await office.sql(
      `UPDATE app.assignments SET ended_at = app.now(), ended_by = $2 WHERE case_id = $1 AND role = 'backup'`,
      [stage.caseId, stage.stage.coordinator.id],
    );
    await office.moveOn({ hours: 1 });
    await stage.stage.tick();
    expect(
      await office.sql(
        `SELECT kind FROM app.incidents WHERE case_id = $1 AND kind = 'one-person' AND closed_at IS NULL`,
        [stage.caseId],
      ),
    ).toHaveLength(1);
  });

  it('STOP ends it and opens one call; the number is destroyed when somebody has spoken with them', async () => {
    await provider.inbound(office.baseUrl, phone, 'ALTO');
    expect(provider.to(phone).map(({ body }) => body)).toEqual([
      'Ya no le mandaremos mensajes. Si tiene dudas, llame al 704-555-0100.',
    ]);
    await provider.inbound(office.baseUrl, phone, 'STOP');
    expect(await stage.waiting()).toEqual([]);
    expect(await optIn(id)).toMatchObject({ ended_as: 'stopped', shredded_at: null });
    const [call, ...more] = await stage.calls();
    expect(call).toMatchObject({ reason: 'client-stopped' });
    expect(more).toEqual([]);
    await stage.stage.lead.post(`/cases/${stage.caseId}/client-calls/${call!.id}/done`, {
      outcome: 'reached',
    });
    expect(await optIn(id)).toMatchObject({ phone_sealed: null, phone_bidx: null });
    expect(await keysOf(id)).toEqual([]);
  });

  it('START alone brings nothing back; with a person it does', async () => {
    await provider.inbound(office.baseUrl, phone, 'ALTO');
    expect(await stage.add({ phone })).toMatchObject({ status: 409, body: { slug: 'number-stopped' } });
    await provider.inbound(office.baseUrl, phone, 'START');
    expect(provider.to(phone).at(-1)?.body).toBe(
      'Gracias. Para volver a recibir recordatorios, llame por favor al 704-555-0100.',
    );
    await stage.stage.replan();
    expect(await stage.waiting()).toEqual([]);
    await stage.added({ phone });
    expect(await stage.waiting()).toEqual(OF_CLIENT);
  });

  it('a wrong number is forgotten at once, and those on the case are told', async () => {
    await provider.inbound(office.baseUrl, phone, 'número equivocado');
    expect(await optIn(id)).toMatchObject({ ended_as: 'wrong-number', phone_sealed: null });
    expect(await keysOf(id)).toEqual([]);
    expect(await stage.calls()).toMatchObject([{ reason: 'client-wrong-number' }]);
    expect(await stage.waiting()).toEqual([]);
  });

  it('by hand: what waits is cancelled, the number is gone, and it is in the audit', async () => {
    const path = `/cases/${stage.caseId}/client-reminders/${id}/end`;
    expect((await stage.stage.coordinator.post(path)).status).toBe(204);
    expect(await stage.waiting()).toEqual([]);
    expect(await keysOf(id)).toEqual([]);
    expect((await office.auditOf(id)).map(({ action }) => action)).toEqual([
      'client_reminder.recorded',
      'client_reminder.ended',
    ]);
  });

  it('thirty days after the last date, and not before, the number is destroyed', async () => {
    await sendNext();
    await office.sql(`UPDATE app.hearings SET status = 'held', ended_at = app.now() WHERE case_id = $1`, [
      stage.caseId,
    ]);
    await office.moveTo('2027-01-13T18:00:00Z');
    await office.get(ClientSweep).turn();
    expect(await optIn(id)).toMatchObject({ ended_at: null });
    await office.moveTo('2027-01-14T20:00:00Z');
    await office.get(ClientSweep).turn();
    expect(await optIn(id)).toMatchObject({ ended_as: 'dates-over', phone_sealed: null });
    expect(await keysOf(id)).toEqual([]);
  });

  it('a case that closes ends all, and the calls that wait', async () => {
    provider.behave({ refuse: 21211 });
    await sendNext();
    expect(await stage.calls('done_at IS NULL')).toHaveLength(1);
    await office.sql(
      `UPDATE app.cases SET status = 'closed', closed_at = app.now(), outcome = 'opened_in_error' WHERE id = $1`,
      [stage.caseId],
    );
    await office
      .get(UnitOfWork)
      .asWorker('test', () => office.get(ClientEndings).onClosed(new CaseClosed(stage.caseId)));
    expect(await optIn(id)).toMatchObject({ ended_as: 'case-closed', phone_sealed: null });
    expect(await keysOf(id)).toEqual([]);
    expect(await stage.waiting()).toEqual([]);
    expect(await stage.calls('done_at IS NULL')).toEqual([]);
  });

  describe('a text that died', () => {
    const dieAndCall = async (outcome: string | null) => {
      provider.behave({ refuse: 21211 });
      const row = await sendNext();
      const [call] = await stage.calls('done_at IS NULL');
      await office.moveOn({ minutes: 5 });
      const path = `/cases/${stage.caseId}/client-calls/${call!.id}/done`;
      if (outcome) expect((await stage.stage.lead.post(path, { outcome })).status).toBe(200);
      provider.behave('accept');
      const admin = await office.as('admin');
      const { body } = await admin.get<{ dead: { id: string; refusal: string | null }[] }>('/queue');
      const shown = body.dead.find((dead) => dead.id === row.id)?.refusal;
      const { status, body: answer } = await admin.post<{ reason?: string }>(
        `/queue/dead/${row.id}/replay`,
        {},
      );
      return { row, shown, status, reason: answer.reason };
    };

    it.each(['reached', 'left-word', 'not-needed'])(
      'is not opened again once the call in its place was made: %s',
      async (outcome) => {
        const { row, ...said } = await dieAndCall(outcome);
        expect(said).toEqual({ shown: 'called', status: 409, reason: 'called' });
        expect(await stage.rows(`id = '${row.id}'`)).toMatchObject([{ state: 'dead' }]);
      },
    );

    it('was not the first: the next says who writes, and so it is shown ahead', async () => {
      await sendNext();
      const text = await provider.next(phone);
      await provider.receipt(text, 'undelivered', 30003);
      const path = `/reminders/coming?caseId=${stage.caseId}&limit=200`;
      let shown: Message | undefined;
      for (let next: string | null = ''; next !== null && !shown;) {
        const { body }: { body: { items: Message[]; next: string | null } } = await stage.stage.lead.get<{
          items: Message[];
          next: string | null;
        }>(`${path}${next && `&cursor=${next}`}`);
        shown = body.items.find(({ recipient }) => recipient.kind === 'client');
        next = body.next;
      }
      await sendNext();
      const words = (await provider.next(phone, 2)).body.replace(/ #\w{7}$/, '');
      expect(words).toMatch(/^Hola, del 704-555-0100/);
      expect(shown?.text).toBe(words);
      await provider.receipt(await provider.next(phone, 2), 'delivered');
      await sendNext();
      expect((await provider.next(phone, 3)).body).toMatch(/^Le recordamos/);
    });

    it.each([null, 'no-answer'])('is opened again while nobody was reached: %s', async (outcome) => {
      const { row, ...said } = await dieAndCall(outcome);
      expect(said).toEqual({ shown: null, status: 200, reason: undefined });
      await stage.stage.dispatch(row.id);
      expect(provider.to(phone)).toHaveLength(1);
    });

    it('a later one is, although somebody called about the date before it died', async () => {
      await dieAndCall('reached');
      expect((await dieAndCall(null)).status).toBe(200);
    });
  });

  it('nobody outside the case sees, adds or ends; nobody adds what is not safe or known already', async () => {
    const other = await office.as('attorney');
    const path = `/cases/${stage.caseId}/client-reminders`;
    expect((await other.get(path)).status).toBe(404);
    expect((await other.get(`/cases/${stage.caseId}/client-calls`)).status).toBe(404);
    expect((await stage.add({}, other)).status).toBe(404);
    expect((await other.post(`${path}/${id}/end`)).status).toBe(404);
    expect(await stage.add({ phone })).toMatchObject({ status: 409, body: { slug: 'already-reminded' } });
    expect((await stage.add({ safety: 'unsafe' })).status).toBe(422);
    expect((await stage.add({ phone: '12' })).status).toBe(422);
    expect((await stage.add({ askedOn: '2026-12-24' })).status).toBe(422);
    expect((await stage.add({ timeZone: 'Mars/Olympus' })).status).toBe(422);
    const { body } = await stage.stage.lead.get<{ items: Record<string, unknown>[] }>(path);
    expect(body.items).toMatchObject([{ id, told: true, ending: phone.slice(-4) }]);
    expect(JSON.stringify(body)).not.toContain(phone);
  });
});
