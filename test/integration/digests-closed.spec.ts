import { PeoplePlans } from '../../src/reminders/people-plans.service.js';
import { PlanCheck } from '../../src/reminders/plan-check.service.js';
import { Digests } from '../../src/reminders/digests.service.js';
import { Office, type SignedIn } from '../support/office.js';
import { ReminderStage } from '../support/reminder-stage.js';

/** The day itself, in the lead's morning. */
const STEP = 'T 09:00';
const QUIET = { quietFrom: '21:00', quietUntil: '08:00' };

interface Mails {
  readonly items: {
    readonly at: string;
    readonly recipient: { readonly id: string };
    readonly steps: { readonly step: string }[];
  }[];
}

describe('the review of a closed file, years ahead', () => {
  let office: Office;
  let stage: ReminderStage;

  beforeAll(async () => {
    office = await Office.open();
  });
  afterAll(() => office.close());
  beforeEach(async () => {
    await office.moveTo('2026-11-24T15:00:00-05:00');
    stage = await ReminderStage.set(office);
    const closing = { to: 'closed', reason: 'Another office has it', outcome: 'other_counsel' };
    const closed = await stage.coordinator.post(`/cases/${stage.caseId}/moves`, closing, { ifMatch: 1 });
    expect(closed.status).toBe(200);
    await office.moveTo('2032-11-20T15:00:00-05:00');
    office.mail.forget();
  });

  const coming = async (who: SignedIn) =>
    (await who.get<Mails>(`/reminders/coming/digests?caseId=${stage.caseId}`)).body.items;
  const ways = async () => [
    ...new Set(
      (
        await stage.rows(`step = '${STEP}' AND state <> 'cancelled' AND recipient_id = '${stage.lead.id}'`)
      ).map(({ channel }) => channel),
    ),
  ];
  const choose = async (wish: object) => {
    const { version } = (await stage.lead.get<{ version: number }>('/reach')).body;
    const answer = await stage.lead.patch(
      '/reach',
      { mail: true, sms: false, ...QUIET, ...wish },
      { ifMatch: version },
    );
    expect(answer.status).toBe(200);
  };

  it('is among the mails of the day that will be sent, and is sent so', async () => {
    const rows = await stage.rows(`state = 'scheduled'`);
    expect(rows.map(({ step, channel }) => `${step} ${channel}`)).toContain(`${STEP} inbox`);
    const [first] = await coming(stage.coordinator);
    expect(first?.steps.map(({ step }) => step)).toContain(STEP);
    await office.moveTo('2032-11-24T08:31:00-05:00');
    await office.get(Digests).turn();
    const told = office.mail.received.filter(({ parsed }) => parsed.text?.includes(stage.reference));
    expect(told.map(({ to: [address] }) => address)).toContain(stage.lead.staff.email);
    expect(first?.at).toBe('2032-11-24T13:30:00Z');
  });

  it('whoever wants each mail at once has this one so, too', async () => {
    expect(await ways()).toEqual(['inbox']);
    await choose({ daily: false });
    expect((await ways()).toSorted()).toEqual(['inbox', 'mail']);
    const mails = (await coming(stage.coordinator)).filter(({ recipient }) => recipient.id === stage.lead.id);
    expect(mails).toEqual([]);
    const { body } = await stage.coordinator.get<{ items: { step: string; channel: string }[] }>(
      `/reminders/coming?caseId=${stage.caseId}`,
    );
    expect(body.items).toContainEqual(expect.objectContaining({ step: STEP, channel: 'mail' }));
    expect(await stage.replan()).toEqual({ inserted: 0, rescheduled: 0, cancelled: 0 });
  });

  it('a choice that waits for the reconciler is planned for in closed cases, too', async () => {
    await office.sql('UPDATE app.staff_reach SET replan_at = NULL WHERE replan_at IS NOT NULL');
    await choose({ daily: true });
    await office.sql('UPDATE app.staff_reach SET daily = false, replan_at = app.now() WHERE staff_id = $1', [
      stage.lead.id,
    ]);
    await office.get(PeoplePlans).turn();
    expect((await ways()).toSorted()).toEqual(['inbox', 'mail']);
  });

  it('a row that somebody lost is found by the hourly comparison', async () => {
    await office.sql(
      `UPDATE app.reminders SET state = 'cancelled', ended_at = app.now() WHERE case_id = $1 AND state = 'scheduled'`,
      [stage.caseId],
    );
    // A hundred cases a turn.
    for (let turns = 0; turns < 3; turns += 1) await office.get(PlanCheck).turn();
    expect(await ways()).toEqual(['inbox']);
  });
});
