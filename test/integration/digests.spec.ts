import { Digests } from '../../src/reminders/digests.service.js';
import { Escalations } from '../../src/reminders/escalations.service.js';
import { Office, type SignedIn } from '../support/office.js';
import { ReminderStage } from '../support/reminder-stage.js';

const NIGHT = { quietFrom: '21:00', quietUntil: '08:00' };
const TELLING = /Núñez|Ferro|court|corte|bond|fianza|detain|deten|immigra|inmigra|audiencia|hearing|brief/i;

let office: Office;
let stage: ReminderStage;

beforeAll(async () => {
  office = await Office.open();
});
afterAll(() => office.close());
beforeEach(async () => {
  office.mail.behave('accept');
  await office.moveTo('2026-11-24T15:00:00-05:00');
  stage = await ReminderStage.set(office);
  office.mail.received.length = 0;
});

const turn = () => office.get(Digests).turn();
const filing = async (on: string, { ladder = 'C', by = stage.lead, on: of = stage } = {}) => {
  const told = { kind: 'HAND_BRIEF', on, timeZone: 'America/New_York', owner: 'US', toldBy: 'notice' };
  const answer = await by.post<{ id: string }>(`/cases/${of.caseId}/deadlines`, { ...told, ladder });
  expect(answer).toMatchObject({ status: 201 });
  return answer.body.id;
};
const to = (...people: SignedIn[]) =>
  office.mail.received.filter(
    ({ parsed, to: [address] }) =>
      parsed.messageId?.startsWith('<digest-') && people.some(({ staff }) => staff.email === address),
  );
/** Subjects of the mails of the day that anybody of this case got. */
const anybodys = () =>
  to(stage.lead, stage.backup, stage.coordinator, stage.supervisor).map(({ parsed }) => parsed.subject);
const choose = async (person: SignedIn, wish: object) => {
  const { version } = (await person.get<{ version: number }>('/reach')).body;
  const ways = { mail: true, sms: false, ...NIGHT, ...wish };
  expect((await person.patch('/reach', ways, { ifMatch: version })).status).toBe(200);
};
const ways = async (step: string, person = stage.lead) =>
  (await stage.rows(`step = '${step}' AND recipient_id = '${person.id}' AND state <> 'cancelled'`))
    .map(({ channel }) => channel)
    .toSorted();

describe('one mail a day for what is not urgent', () => {
  it('far steps are in the inbox alone, near ones and hearings come by mail as ever', async () => {
    await filing('2026-12-24');
    await stage.hearing('2026-12-17T18:00:00Z');
    for (const step of ['T-21d', 'T-10d']) expect(await ways(step)).toEqual(['inbox']);
    expect(await ways('T-7d')).toEqual(['inbox', 'inbox', 'mail']);
    for (const step of ['T-5d', 'T-2d']) expect(await ways(step)).toEqual(['inbox', 'mail']);
    expect(await ways('T-14d')).toEqual(['inbox', 'inbox', 'mail']);
  });

  it('comes at half past eight, once, with what is due until the next: codes and links, no names', async () => {
    const other = await ReminderStage.set(office);
    await office.sql(`UPDATE app.assignments SET staff_id = $2 WHERE case_id = $1 AND role = 'backup'`, [
      other.caseId,
      stage.lead.id,
    ]);
    await filing('2026-12-24');
    await filing('2027-06-01', { ladder: 'H', by: other.lead, on: other });
    await stage.hearing('2026-12-08T18:00:00Z');
    // H has its first step for lead and backup, 180 days ahead of June.
    await office.moveTo('2026-12-03T08:29:00-05:00');
    await turn();
    expect(anybodys()).toEqual([]);
    await office.moveTo('2026-12-03T08:30:01-05:00');
    await Promise.all([turn(), turn(), turn()]);
    expect(to(stage.lead)).toHaveLength(1);
    const [mail] = to(stage.lead);
    const text = mail?.parsed.text ?? '';
    expect(mail?.parsed.subject).toBe('Su lista del día: 2 por ver');
    expect(mail?.raw.toString()).not.toMatch(TELLING);
    expect(mail?.parsed.headers.has('list-unsubscribe')).toBe(false);
    expect(text).toContain(`${other.reference}: algo que hacer antes de: martes, 1 de junio de 2027`);
    const [step] = await stage.rows(`step = 'T-21d' AND recipient_id = '${stage.lead.id}'`);
    expect(text).toContain(`${stage.reference}: algo que hacer antes de: jueves, 24 de diciembre de 2026`);
    expect(text).toContain(`${office.baseUrl}/ack/${step?.id}`);
    // The hearing of the next week is in it, although it told itself.
    expect(text).toMatch(new RegExp(`En los próximos siete días:\n${stage.reference}: una cita, martes, 8`));
    // The inbox keeps its hour.
    expect(step?.state).toBe('scheduled');
    await office.moveTo('2026-12-03T09:00:01-05:00');
    await stage.deliverDue();
    expect((await stage.rows(`id = '${step?.id}'`))[0]?.state).toBe('delivered');
    await turn();
    await office.moveTo('2026-12-04T08:31:00-05:00');
    await turn();
    expect(to(stage.lead)).toHaveLength(1);
  });

  it('nothing new, no mail; and none for hearings alone', async () => {
    await stage.hearing('2026-12-17T18:00:00Z');
    await office.moveTo('2026-12-03T08:31:00-05:00');
    await turn();
    expect(anybodys()).toEqual([]);
  });

  it('news of the afternoon waits for the morning, and what is for information may be unsubscribed from', async () => {
    await filing('2026-12-24', { ladder: 'E' });
    await stage.deliverDue();
    await turn();
    expect(anybodys()).toEqual([]);
    await office.moveTo('2026-11-25T08:31:00-05:00');
    await turn();
    const [mail] = to(stage.lead);
    expect(mail?.raw.toString()).toContain(`List-Unsubscribe: <${office.baseUrl}/settings>`);
  });

  it('its link confirms a step before the inbox has it, and then nobody is asked again', async () => {
    await filing('2026-12-24');
    await office.moveTo('2026-12-17T08:31:00-05:00');
    const [row] = await stage.rows(`step = 'T-7d' AND recipient_id = '${stage.lead.id}'`);
    const confirm = () => stage.lead.post(`/reminders/${row?.id}/acknowledge`, { via: 'mail' });
    expect((await confirm()).status).toBe(409);
    await turn();
    expect((await confirm()).status).toBe(200);
    await office.moveTo('2026-12-18T09:10:00-05:00');
    await stage.deliverDue();
    await office.get(Escalations).escalateUnseen();
    expect(await stage.rows(`step = 'T-7d!'`)).toEqual([]);
  });

  it('whoever does not confirm is escalated by the same clock as ever', async () => {
    await filing('2026-12-24');
    await office.moveTo('2026-12-17T08:31:00-05:00');
    await turn();
    await office.moveTo('2026-12-17T09:00:01-05:00');
    await stage.deliverDue();
    await office.moveTo('2026-12-18T08:59:00-05:00');
    await office.get(Escalations).escalateUnseen();
    expect(await stage.rows(`step = 'T-7d!'`)).toEqual([]);
    await office.moveTo('2026-12-18T09:00:10-05:00');
    await office.get(Escalations).escalateUnseen();
    const told = (await stage.rows(`step = 'T-7d!'`)).map((r) => `${r.recipient_id} ${r.channel}`);
    for (const person of [stage.lead, stage.backup])
      expect(told).toEqual(expect.arrayContaining([`${person.id} mail`, `${person.id} inbox`]));
  });

  it('after days of downtime there is one, with everything', async () => {
    await filing('2026-12-24');
    await filing('2026-12-23');
    await office.moveTo('2026-12-11T11:00:00-05:00');
    await turn();
    await turn();
    expect(to(stage.lead)).toHaveLength(1);
    expect(to(stage.lead)[0]?.parsed.subject).toBe('Su lista del día: 5 por ver');
    // At night nothing is made up for.
    await filing('2026-12-28');
    await office.moveTo('2026-12-19T23:00:00-05:00');
    await turn();
    expect(to(stage.lead)).toHaveLength(1);
  });

  it('quiet hours that cover half past eight put it off to their end', async () => {
    await choose(stage.lead, { quietUntil: '10:00' });
    await filing('2026-12-24');
    await office.moveTo('2026-12-03T09:59:00-05:00');
    await turn();
    expect(anybodys()).toEqual([]);
    await office.moveTo('2026-12-03T10:00:01-05:00');
    await turn();
    expect(to(stage.lead)).toHaveLength(1);
  });
});
