import { randomBytes } from 'node:crypto';
import { Audit } from '../../src/audit/audit.js';
import { Operator } from '../../src/people/operator.js';
import type { Page } from '../../src/platform/paging.js';
import { beginCall, finishedCall, saveAnswers, type CallBody } from '../factories/call.js';
import { Office, type SignedIn } from '../support/office.js';

interface Item {
  readonly id: string;
  readonly titleKey: string;
  readonly intakeId: string;
  readonly intakeReference: string | null;
  readonly open: boolean;
  readonly acknowledgedAt: string | null;
}

let office: Office;
let volunteer: SignedIn;
let rosa: SignedIn;
let elena: SignedIn;

beforeAll(async () => {
  office = await Office.open();
  volunteer = await office.as('hotline_volunteer');
  elena = await office.as(['coordinator', 'admin']);
  rosa = await office.as('coordinator');
});
afterAll(() => office.close());

/** The notices of one call in somebody's inbox. */
const noticesOf = async (person: SignedIn, call: CallBody, state: 'open' | 'all' = 'open') =>
  (await person.get<Page<Item>>(`/inbox?state=${state}`)).body.items.filter(
    ({ intakeId }) => intakeId === call.id,
  );
const countOf = async (person: SignedIn) => (await person.get<{ open: number }>('/inbox/count')).body.open;
const toldOf = async (call: CallBody) =>
  (
    await office.sql<{ recipient_id: string }>(
      'SELECT recipient_id FROM app.inbox_items WHERE intake_id = $1',
      [call.id],
    )
  ).map((row) => row.recipient_id);

/** Says yes or no to "a child without an adult", on top of what was saved last. */
async function aChildAlone(call: CallBody, answer: 'yes' | 'no'): Promise<CallBody> {
  const saved = await saveAnswers(volunteer, call, { 'now.childAlone': answer });
  expect(saved.status).toBe(200);
  return { ...call, version: saved.body.version };
}
const redCall = async () => aChildAlone(await beginCall(volunteer), 'yes');

async function handOn(call: CallBody): Promise<CallBody> {
  const path = `/intakes/${call.id}/finish`;
  const finished = await volunteer.post<CallBody>(path, { outcome: 'finished' }, { ifMatch: call.version });
  expect(finished.status).toBe(200);
  return finished.body;
}

async function decide(by: SignedIn, call: CallBody, verb: 'accept' | 'decline'): Promise<void> {
  const { version } = (await by.get<CallBody>(`/intakes/${call.id}`)).body;
  const path = `/intakes/${call.id}/${verb}`;
  expect((await by.post(path, { reason: 'A child is alone' }, { ifMatch: version })).status).toBeLessThan(
    300,
  );
}

async function answer(person: SignedIn, call: CallBody): Promise<Item> {
  const [notice] = await noticesOf(person, call);
  const answered = await person.post<Item>(`/inbox/${notice?.id}/acknowledge`, {});
  expect(answered.status).toBe(200);
  return answered.body;
}

describe('a call that turns red', () => {
  it('tells every coordinator who works here while the call goes on, and nobody else', async () => {
    const gone = await office.as('coordinator');
    await office.sql('UPDATE app.staff SET disabled_at = app.now() WHERE id = $1', [gone.id]);
    const former = await office.as('coordinator');
    await office.sql('UPDATE app.staff_roles SET ended_at = app.now() WHERE staff_id = $1', [former.id]);
    const invited = await office.as('coordinator');
    await office.sql('UPDATE app.staff SET joined_at = NULL WHERE id = $1', [invited.id]);
    await office.as('supervising_attorney');
    const call = await redCall();
    expect(await noticesOf(rosa, call)).toMatchObject([
      {
        kind: 'notice',
        titleKey: 'call-turned-red',
        intakeReference: call.reference,
        open: true,
        acknowledgedAt: null,
        caseId: null,
        reminderId: null,
        dueAt: null,
      },
    ]);
    expect((await rosa.get<CallBody>(`/intakes/${call.id}`)).body.status).toBe('draft');
    expect((await toldOf(call)).toSorted()).toEqual([rosa.id, elena.id].toSorted());
    expect(office.mail.received).toEqual([]);
  });

  it('and turns red again leaves one notice that waits', async () => {
    let call = await beginCall(volunteer);
    const before = await countOf(rosa);
    for (const said of ['yes', 'no', 'yes'] as const) call = await aChildAlone(call, said);
    expect(await toldOf(call)).toHaveLength(2);
    expect(await countOf(rosa)).toBe(before + 1);
  });

  it('is told again once the first notice was answered', async () => {
    let call = await redCall();
    await answer(rosa, call);
    for (const said of ['no', 'yes'] as const) call = await aChildAlone(call, said);
    expect(await noticesOf(rosa, call, 'all')).toHaveLength(2);
    expect(await noticesOf(rosa, call)).toHaveLength(1);
    expect(await noticesOf(elena, call, 'all')).toHaveLength(1);
  });

  it('tells nobody when it does not', async () => {
    expect(await toldOf(await finishedCall(volunteer))).toEqual([]);
  });

  it('tells the supervising attorneys when there is no coordinator', async () => {
    const supervisor = await office.as('supervising_attorney');
    const coordinators = [rosa.id, elena.id];
    await office.sql('UPDATE app.staff SET disabled_at = app.now() WHERE id = ANY ($1)', [coordinators]);
    const call = await redCall();
    await office.sql('UPDATE app.staff SET disabled_at = NULL WHERE id = ANY ($1)', [coordinators]);
    expect(await toldOf(call)).toContain(supervisor.id);
    expect(await noticesOf(supervisor, call)).toHaveLength(1);
    expect(await noticesOf(rosa, call, 'all')).toEqual([]);
  });

  it('is not saved when telling fails', async () => {
    const call = await beginCall(volunteer);
    await office.sql(`ALTER TABLE app.inbox_items ADD CONSTRAINT ck_none CHECK (kind <> 'notice') NOT VALID`);
    const saved = await saveAnswers(volunteer, call, { 'now.childAlone': 'yes' });
    await office.sql('ALTER TABLE app.inbox_items DROP CONSTRAINT ck_none');
    expect(saved.status).toBeGreaterThanOrEqual(400);
    const [row] = await office.sql('SELECT version, urgency FROM app.intakes WHERE id = $1', [call.id]);
    expect(row).toMatchObject({ version: 1, urgency: 'amber' });
  });
});

describe('a red call that is handed on', () => {
  it('waits for a decision: the notice says so, and is told anew to whoever had answered', async () => {
    const call = await redCall();
    await answer(rosa, call);
    await handOn(call);
    expect(await noticesOf(rosa, call)).toMatchObject([{ titleKey: 'red-call-waits' }]);
    expect(await noticesOf(elena, call, 'all')).toMatchObject([{ titleKey: 'red-call-waits', open: true }]);
  });

  it('waits for nobody once somebody has decided, and waits again when that is taken back', async () => {
    const call = await handOn(await redCall());
    const waiting = await countOf(elena);
    await decide(rosa, call, 'decline');
    expect(await countOf(elena)).toBe(waiting - 1);
    expect(await noticesOf(elena, call)).toEqual([]);
    expect(await noticesOf(elena, call, 'all')).toMatchObject([{ open: false, acknowledgedAt: null }]);
    const { version } = (await elena.get<CallBody>(`/intakes/${call.id}`)).body;
    await elena.post(`/intakes/${call.id}/reopen`, {}, { ifMatch: version });
    expect(await noticesOf(elena, call)).toHaveLength(1);
    await decide(rosa, call, 'accept');
    expect(await noticesOf(elena, call)).toEqual([]);
  });
});

describe('answering a notice', () => {
  it('is written down once, with who did it, and leaves the others theirs', async () => {
    const call = await redCall();
    const waiting = await countOf(rosa);
    const first = await answer(rosa, call);
    expect(first).toMatchObject({ open: false, acknowledgedAt: expect.any(String) });
    await office.moveOn({ minutes: 5 });
    expect((await rosa.post<Item>(`/inbox/${first.id}/acknowledge`, {})).body).toEqual(first);
    expect(await office.auditOf(first.id)).toMatchObject([
      { action: 'notice.acknowledged', subject_kind: 'notice', actor_id: rosa.id },
    ]);
    const chains = await office.get(Operator).run(() => office.get(Audit).verify());
    expect(chains.filter(({ brokenAt }) => brokenAt !== null)).toEqual([]);
    expect(await countOf(rosa)).toBe(waiting - 1);
    expect(await noticesOf(elena, call)).toHaveLength(1);
  });

  it('is for the one it was filed for', async () => {
    const call = await redCall();
    const [notice] = await noticesOf(rosa, call);
    for (const somebody of [await office.as('attorney'), volunteer, elena]) {
      expect((await somebody.post(`/inbox/${notice?.id}/acknowledge`, {})).status).toBe(404);
    }
    expect(await noticesOf(rosa, call)).toHaveLength(1);
  });
});

describe('row security of notices', () => {
  /** One statement as the database sees this person; nothing of it stays. */
  async function asking(person: SignedIn, statement: string): Promise<unknown[]> {
    const digest = randomBytes(32);
    await office.sql(
      `INSERT INTO app.sessions (token_hash, staff_id, step, expires_at) VALUES ($1, $2, 'done', app.now() + interval '1 hour')`,
      [digest, person.id],
    );
    return office.database.as('app_rt', async (client) => {
      await client.query('SELECT * FROM app.begin_request($1)', [digest]);
      return (await client.query<Record<string, unknown>>(statement)).rows;
    });
  }

  it('shows them to their recipients and to nobody outside the review', async () => {
    const call = await redCall();
    const attorney = await office.as('attorney');
    const look = `SELECT id FROM app.inbox_items WHERE intake_id = '${call.id}'`;
    for (const outsider of [attorney, volunteer]) {
      expect(await noticesOf(outsider, call, 'all')).toEqual([]);
      expect(await asking(outsider, look)).toEqual([]);
    }
    expect(await asking(rosa, look)).toHaveLength(2);
  });

  it('keeps the item of somebody who is no coordinator any more, without the call it was about', async () => {
    const leaving = await office.as('coordinator');
    const call = await redCall();
    expect(await noticesOf(leaving, call)).toHaveLength(1);
    await office.sql(`UPDATE app.staff_roles SET ended_at = app.now() WHERE staff_id = $1`, [leaving.id]);
    await office.sql(`INSERT INTO app.staff_roles (staff_id, role) VALUES ($1, 'attorney')`, [leaving.id]);
    expect(await noticesOf(leaving, call, 'all')).toMatchObject([{ intakeReference: null, open: false }]);
  });

  it('lets only those who write a call tell of it, and nobody file by hand', async () => {
    const call = await beginCall(volunteer);
    const tell = `SELECT app.tell_of_call('${call.id}', 'call-turned-red') AS told`;
    for (const outsider of [await office.as('hotline_volunteer'), await office.as('attorney')])
      expect(await asking(outsider, tell)).toEqual([{ told: 0 }]);
    expect(await asking(volunteer, tell)).toEqual([{ told: 2 }]);
    const byHand = `INSERT INTO app.inbox_items (recipient_id, kind, title_key) VALUES ('${rosa.id}', 'notice', 'x')`;
    await expect(asking(volunteer, byHand)).rejects.toThrow(/permission denied/);
  });
});
