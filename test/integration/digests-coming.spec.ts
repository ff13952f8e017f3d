import { randomBytes } from 'node:crypto';
import { Digests } from '../../src/reminders/digests.service.js';
import { Office, type SignedIn } from '../support/office.js';
import { ReminderStage } from '../support/reminder-stage.js';

/** Half an hour before the step of three weeks ahead is in the inbox. */
const MORNING = '2026-12-03T08:31:00-05:00';
const STEP = 'T-21d';

interface Coming {
  readonly items: {
    readonly at: string;
    readonly recipient: { readonly id: string; readonly name: string };
    readonly steps: { readonly step: string; readonly caseReference: string }[];
  }[];
}

describe('the mails of the day that will be sent', () => {
  let office: Office;
  let stage: ReminderStage;

  beforeAll(async () => {
    office = await Office.open();
  });
  afterAll(() => office.close());
  beforeEach(async () => {
    await office.moveTo('2026-11-24T15:00:00-05:00');
    stage = await ReminderStage.set(office);
  });

  const turn = () => office.get(Digests).turn();
  const filing = async () => {
    const told = { kind: 'HAND_BRIEF', timeZone: 'America/New_York', owner: 'US', toldBy: 'notice' };
    const answer = await stage.lead.post(`/cases/${stage.caseId}/deadlines`, {
      ...told,
      on: '2026-12-24',
      ladder: 'C',
    });
    expect(answer.status).toBe(201);
  };
  const coming = async (who: SignedIn) =>
    (await who.get<Coming>(`/reminders/coming/digests?caseId=${stage.caseId}`)).body.items;

  it('shows each mail of the day with its steps, and nothing once it is told', async () => {
    await filing();
    const [first, second] = await coming(stage.coordinator);
    expect(first).toMatchObject({
      at: '2026-12-03T13:30:00Z',
      recipient: { id: stage.lead.id },
      steps: [{ step: STEP, caseReference: stage.reference }],
    });
    expect(second).toMatchObject({ at: '2026-12-10T13:30:00Z', steps: [{ step: 'T-14d' }] });
    await office.moveTo(MORNING);
    await turn();
    expect((await coming(stage.backup))[0]?.at).toBe('2026-12-10T13:30:00Z');
    const wish = { mail: true, sms: false, daily: false, quietFrom: '21:00', quietUntil: '08:00' };
    const { version } = (await stage.lead.get<{ version: number }>('/reach')).body;
    expect((await stage.lead.patch('/reach', wish, { ifMatch: version })).status).toBe(200);
    expect(await coming(stage.coordinator)).toEqual([]);
  });

  it('is of the cases one sees, and so are the mails themselves', async () => {
    await filing();
    const other = await ReminderStage.set(office);
    expect(await coming(other.lead)).toEqual([]);
    await office.moveTo(MORNING);
    await turn();
    const seen = async (person: SignedIn) => {
      const digest = randomBytes(32);
      await office.sql(
        `INSERT INTO app.sessions (token_hash, staff_id, step, expires_at) VALUES ($1, $2, 'done', app.now() + interval '1 hour')`,
        [digest, person.id],
      );
      return office.database.as('app_rt', async (client) => {
        expect((await client.query('SELECT 1 FROM app.digests')).rows).toEqual([]);
        await client.query('SELECT * FROM app.begin_request($1)', [digest]);
        const mine = 'SELECT 1 FROM app.digests WHERE staff_id = $1';
        const rows = (await client.query(mine, [stage.lead.id])).rows.length;
        const clocks = 'SELECT * FROM app.digest_clocks(ARRAY[$1]::uuid[])';
        return [rows, (await client.query(clocks, [stage.lead.id])).rows.length];
      });
    };
    expect(await seen(stage.lead)).toEqual([1, 1]);
    expect(await seen(stage.coordinator)).toEqual([1, 1]);
    // A colleague on the case may know when, a stranger nothing.
    expect(await seen(stage.backup)).toEqual([0, 1]);
    expect(await seen(other.lead)).toEqual([0, 0]);
    await office.database.as('app_rt', async (client) => {
      await expect(client.query(`UPDATE app.digests SET state = 'sent'`)).rejects.toMatchObject({
        code: '42501',
      });
    });
  });
});
