import { MailJournal } from '../support/mail-journal.js';
import { Office, type SignedIn } from '../support/office.js';
import { ReminderStage, type ReminderRecord } from '../support/reminder-stage.js';

const HEARING_AT = '2026-12-04T18:00:00Z';

interface Health extends Record<string, unknown> {
  readonly troubles: string[];
  readonly engine: { backend: string; answers: boolean; waiting: number | null; active: number | null };
  readonly due: { count: number; claimed: number; oldestAt: string | null };
  readonly signs: { kind: string; name: string | null; at: string | null; alive: boolean }[];
  readonly checks: { name: string; ok: boolean }[];
  readonly deadCount: number;
  readonly dead: ({ id: string; refusal: string | null } & Record<string, unknown>)[];
  readonly openIncidents: number;
  readonly incidents: { id: string; kind: string; closedBy: string | null; closedAs: string | null }[];
}

describe.each(['postgres', 'redis'] as const)('the health of the machine on %s', (queue) => {
  let office: Office;
  let stage: ReminderStage;
  let admin: SignedIn;
  let row: ReminderRecord;

  beforeAll(async () => {
    office = await Office.open({ queue });
    admin = await office.as('admin');
  });
  afterAll(() => office.close());
  beforeEach(async () => {
    await office.moveTo('2026-11-24T09:00:00-05:00');
    office.mail.forget();
    office.mail.behave('accept');
    await office.sql('UPDATE app.incidents SET closed_at = app.now() WHERE closed_at IS NULL');
    stage = await ReminderStage.set(office);
    await stage.hearing(HEARING_AT);
    row = await stage.row('T-7d', stage.lead, 'mail');
    await stage.moveToDue(row);
  });

  const look = async (person = admin) => (await person.get<Health>('/queue')).body;
  const now = async () => (await stage.rows(`id = '${row.id}'`))[0];
  const mine = async () => (await look()).dead.find(({ id }) => id === row.id);
  const replay = (id = row.id) => admin.post<{ slug?: string }>(`/queue/dead/${id}/replay`, {});
  const die = async () => {
    office.mail.behave({ refuseRecipient: 550 });
    await stage.dispatch(row.id);
    office.mail.behave('accept');
    expect((await now())?.state).toBe('dead');
  };

  it('silence is trouble; one round of a worker and its canary set it right', async () => {
    await office.sql('DELETE FROM app.heartbeats');
    const before = await look();
    expect(before.troubles).toEqual(expect.arrayContaining(['no-worker', 'no-sweep', 'canary-silent']));
    expect(before.engine).toMatchObject({ backend: queue, answers: true });
    expect(before.due.count).toBeGreaterThan(0);
    expect(before.due.oldestAt).not.toBeNull();
    await stage.tick();
    await stage.becomes(row.id, 'sent');
    const after = await look();
    expect(after.troubles).not.toContain('no-worker');
    expect(after.signs.find(({ kind }) => kind === 'worker')).toMatchObject({ alive: true });
    expect(after.signs.find(({ kind }) => kind === 'dead-man')).toMatchObject({ at: null, alive: false });
    expect(after.checks.map(({ name }) => name)).toEqual(expect.arrayContaining(['database', 'queue']));
  });

  it('a dead reminder is listed by code and role, without anybody’s name', async () => {
    await die();
    const seen = await look();
    expect(seen.troubles).toContain('dead-letters');
    expect(await mine()).toMatchObject({
      caseReference: stage.reference,
      role: 'lead',
      step: 'T-7d',
      channel: 'mail',
      fault: 'address-refused',
      refusal: null,
    });
    const text = JSON.stringify(seen);
    for (const { staff } of [stage.lead, stage.backup, stage.coordinator])
      expect(text).not.toContain(staff.email);
    expect(text).not.toContain(stage.lead.id);
  });

  it('opened again it goes out once under the next number, its incident closes, and it is written down', async () => {
    await die();
    const [first, second] = await Promise.all([replay(), replay()]);
    expect([first.status, second.status].toSorted()).toEqual([200, 409]);
    expect(await now()).toMatchObject({ state: 'scheduled', attempt_no: 2, late: true });
    await stage.dispatch(row.id);
    expect(await now()).toMatchObject({ state: 'sent', attempt_no: 2 });
    expect(
      office.mail.received
        .map(({ parsed }) => parsed.messageId)
        .filter((messageId) => messageId?.includes(row.id)),
    ).toEqual([`<${row.id}.2@example.org>`]);
    const { incidents } = await look();
    const [closed] = await office.sql<{ id: string }>('SELECT id FROM app.incidents WHERE reminder_id = $1', [
      row.id,
    ]);
    expect(incidents.find(({ id }) => id === closed?.id)).toMatchObject({
      closedBy: admin.staff.name,
      closedAs: 'replayed',
    });
    expect(await office.auditOf(row.id)).toMatchObject([
      { action: 'reminder.replayed', actor_id: admin.id, fields: ['state'] },
    ]);
  });

  it.each<[string, string, () => Promise<unknown>]>([
    [
      'a hearing that moved',
      'date-closed',
      () => office.sql('UPDATE app.hearings SET version = version + 1 WHERE id = $1', [row.hearing_id]),
    ],
    ['a hearing that is over', 'date-over', () => office.moveTo('2026-12-04T18:00:01Z')],
    [
      'somebody who left the case',
      'recipient-gone',
      () =>
        office.sql(
          'UPDATE app.assignments SET ended_at = app.now(), ended_by = started_by WHERE staff_id = $1',
          [stage.lead.id],
        ),
    ],
    [
      'somebody who has seen a later word of it',
      'seen',
      () =>
        office.sql(
          `UPDATE app.reminders SET state = 'acknowledged', sent_at = app.now(), acknowledged_at = app.now()
            WHERE recipient_id = $1 AND step = 'T-7d' AND channel = 'inbox'`,
          [stage.lead.id],
        ),
    ],
  ])('%s: not opened again', async (_what, refusal, happen) => {
    await die();
    await happen();
    expect((await mine())?.refusal).toBe(refusal);
    expect(await replay()).toMatchObject({ status: 409, body: { slug: 'replay-refused', reason: refusal } });
    expect((await now())?.state).toBe('dead');
  });

  it('what may have arrived and cannot be asked about is not repeated', async () => {
    await die();
    await office.sql(`UPDATE app.attempts SET state = 'ambiguous', crashes = 5 WHERE reminder_id = $1`, [
      row.id,
    ]);
    expect(await replay()).toMatchObject({ status: 409, body: { reason: 'may-have-been-sent' } });
    await admin.post('/queue/dead/replay', {});
    expect((await now())?.state).toBe('dead');
  });

  it('all at once opens what may be opened and counts it', async () => {
    await die();
    const { body } = await admin.post<{ count: number }>('/queue/dead/replay', {});
    expect(body.count).toBeGreaterThanOrEqual(1);
    expect((await now())?.state).toBe('scheduled');
    expect((await admin.post('/queue/dead/replay', {})).body).toEqual({ count: 0 });
  });

  it('an incident is closed with a reason once, by an admin or a coordinator', async () => {
    await die();
    const [open] = await office.sql<{ id: string }>('SELECT id FROM app.incidents WHERE reminder_id = $1', [
      row.id,
    ]);
    const path = `/incidents/${open?.id}/close`;
    expect((await admin.post(path, { reason: 'replayed' })).status).toBe(422);
    const closed = await stage.coordinator.post(path, { reason: 'told-otherwise' });
    expect(closed.body).toMatchObject({ closedAs: 'told-otherwise', closedBy: stage.coordinator.staff.name });
    expect((await admin.post(path, { reason: 'mistaken' })).body).toMatchObject({
      closedAs: 'told-otherwise',
    });
    expect((await office.auditOf(open?.id ?? '')).map(({ action }) => action)).toEqual(['incident.closed']);
    expect((await look()).openIncidents).toBe(0);
  });

  it('a coordinator reads and does not replay; an attorney sees nothing of it', async () => {
    await die();
    expect((await look(stage.coordinator)).dead.length).toBeGreaterThan(0);
    expect((await stage.coordinator.post(`/queue/dead/${row.id}/replay`, {})).status).toBe(403);
    expect((await stage.lead.get('/queue')).status).toBe(403);
    expect((await replay('0198b5a2-0000-7000-8000-00000000000c')).status).toBe(404);
  });
});

describe('what may have arrived, where the journal can be asked', () => {
  const heard: string[] = [];
  let journal: MailJournal;
  let office: Office;
  let stage: ReminderStage;
  let row: ReminderRecord;

  beforeAll(async () => {
    journal = await MailJournal.start(() => heard);
    office = await Office.open({ env: { MAIL_LOOKUP_URL: journal.url } });
  });
  afterAll(async () => {
    await office.close();
    await journal.close();
  });
  beforeEach(async () => {
    await office.moveTo('2026-11-24T09:00:00-05:00');
    stage = await ReminderStage.set(office);
    await stage.hearing(HEARING_AT);
    row = await stage.row('T-7d', stage.lead, 'mail');
    await stage.moveToDue(row);
    office.mail.behave({ refuseRecipient: 550 });
    await stage.dispatch(row.id);
    office.mail.behave('accept');
    await office.sql(`UPDATE app.attempts SET state = 'ambiguous', crashes = 5 WHERE reminder_id = $1`, [
      row.id,
    ]);
    await office.moveOn({ hours: 2 });
    const admin = await office.as('admin');
    expect((await admin.post(`/queue/dead/${row.id}/replay`, {})).body).toEqual({ count: 1 });
  });
  const now = async () => (await stage.rows(`id = '${row.id}'`))[0];

  it('is asked about first, and not repeated when it is there', async () => {
    heard.push(`<${row.id}.1@example.org>`);
    await stage.dispatch(row.id);
    expect(await now()).toMatchObject({ state: 'sent', attempt_no: 1 });
    expect(office.mail.received).toEqual([]);
  });

  it('is not repeated at once when it is not there: the journal is asked again a while after', async () => {
    await stage.dispatch(row.id);
    expect(await now()).toMatchObject({ state: 'scheduled', attempt_no: 1 });
    expect(office.mail.received).toEqual([]);
    await office.moveOn({ minutes: 2 });
    await stage.dispatch(row.id);
    expect(await now()).toMatchObject({ state: 'sent', attempt_no: 1 });
    expect(office.mail.received.map(({ parsed }) => parsed.messageId)).toEqual([`<${row.id}.1@example.org>`]);
  });
});
