import ICAL from 'ical.js';
import { HEARING_WARNINGS } from '../../src/calendar/rules/hearing-time.js';
import { Invites } from '../../src/feeds/invites.service.js';
import { CalendarDesk, FIRST_MORNING, type Hearing } from '../factories/calendar.js';
import type { ReceivedMail } from '../support/mail.js';
import { Office, type SignedIn } from '../support/office.js';

let office: Office;
let desk: CalendarDesk;
let caseId: string;
let reference: string;

const TELLING =
  /Núñez|N=C3=BA|court|corte|bond|fianza|detain|deten|immigra|inmigra|audiencia|hearing|Stewart/i;

beforeAll(async () => {
  office = await Office.open();
  desk = await CalendarDesk.in(office);
});
afterAll(() => office.close());
beforeEach(async () => {
  await office.moveTo(FIRST_MORNING);
  office.mail.behave('accept');
  await send();
  office.mail.received.length = 0;
  caseId = await desk.assignedCase();
  reference = (await desk.attorney.get<{ reference: string }>(`/cases/${caseId}`)).body.reference;
});

const send = () => office.get(Invites).sendDue();
const moved = async (hearing: Hearing, more: object): Promise<Hearing> => {
  const body = { reason: 'The docket is full', confirmed: [...HEARING_WARNINGS], ...more };
  const answer = await desk.attorney.post<Hearing>(`/hearings/${hearing.id}/continue`, body, {
    ifMatch: hearing.version,
  });
  expect(answer).toMatchObject({ status: 201 });
  return answer.body;
};
const assigned = async (person: SignedIn, role: string) => {
  const answer = await desk.coordinator.post<{ id: string }>(`/cases/${caseId}/assignments`, {
    staffId: person.id,
    role,
  });
  expect(answer.status).toBe(201);
  return answer.body.id;
};

/** The entry a mail carries, as another's parser reads it. */
function entryIn({ parsed, raw }: ReceivedMail) {
  const part = parsed.attachments.find(({ contentType }) => contentType === 'text/calendar');
  const text = part?.content.toString() ?? '';
  const calendar = new ICAL.Component(ICAL.parse(text) as unknown[]);
  const [component, ...others] = calendar.getAllSubcomponents('vevent');
  expect(others).toEqual([]);
  const event = new ICAL.Event(component);
  expect(`${raw.toString()} ${text}`).not.toMatch(TELLING);
  expect(/method=(\w+)/i.exec(raw.toString())?.[1]).toBe(calendar.getFirstPropertyValue('method'));
  return {
    method: calendar.getFirstPropertyValue('method'),
    uid: event.uid,
    sequence: event.sequence,
    title: event.summary,
    start: event.startDate.toString(),
    status: component?.getFirstPropertyValue('status'),
    attendee: String(component?.getFirstPropertyValue('attendee')),
  };
}
const entries = async () => {
  await send();
  return office.mail.received.splice(0).map(entryIn);
};

describe('hearings in the calendars of those who stand on the case', () => {
  it('a new one is put in, a moved one moves under the same name, a vacated one is taken out', async () => {
    const backup = await office.as('attorney', { language: 'es' });
    await assigned(backup, 'backup');
    const hearing = await desk.scheduled(caseId, '2026-12-01');
    const added = await entries();
    expect(added).toHaveLength(2);
    expect(added[0]).toMatchObject({
      method: 'REQUEST',
      uid: hearing.id,
      sequence: 1,
      title: expect.stringMatching(new RegExp(`^${reference}: (date|fecha)$`)),
      start: '2026-12-01T18:00:00Z',
      status: 'CONFIRMED',
    });
    expect(new Set(added.map(({ attendee }) => attendee)).size).toBe(2);

    const next = await moved(hearing, { on: '2026-12-08', at: '09:00' });
    const changed = await entries();
    expect(changed).toHaveLength(2);
    for (const entry of changed)
      expect(entry).toMatchObject({
        method: 'REQUEST',
        uid: hearing.id,
        sequence: 3,
        start: '2026-12-08T14:00:00Z',
      });
    // The feeds say the same of the same entry.
    const file = await desk.attorney.get<{ text: string }>(`/hearings/${next.id}/calendar-entry`);
    expect(file.body.text).toContain(`UID:${hearing.id}`);
    expect(file.body.text).toContain('SEQUENCE:3');

    await desk.attorney.post(`/hearings/${next.id}/vacate`, { reason: 'Withdrawn' });
    const calledOff = await entries();
    expect(calledOff).toHaveLength(2);
    for (const { sequence, ...entry } of calledOff) {
      expect(entry).toMatchObject({ method: 'CANCEL', uid: hearing.id, status: 'CANCELLED' });
      expect(sequence).toBeGreaterThan(3);
    }
    expect(await entries()).toEqual([]);
  });

  it('a control date is a whole day that is not sure; when the court has set no date any more, it is taken out', async () => {
    const hearing = await desk.scheduled(caseId, '2026-12-01', { certainty: 'control', at: undefined });
    expect(await entries()).toMatchObject([{ method: 'REQUEST', status: 'TENTATIVE', start: '2026-12-01' }]);
    const toBeSet = await moved(hearing, { certainty: 'to_be_set' });
    expect(await entries()).toMatchObject([{ method: 'CANCEL', uid: hearing.id }]);
    await moved(toBeSet, { on: '2026-12-09', at: '13:00' });
    const [again] = await entries();
    expect(again).toMatchObject({ method: 'REQUEST', uid: hearing.id, status: 'CONFIRMED' });
    expect(again?.sequence).toBeGreaterThan(2);
  });

  it('whoever joins gets what is to come, and whoever leaves has it taken out', async () => {
    const hearing = await desk.scheduled(caseId, '2026-12-01');
    await entries();
    const backup = await office.as('attorney');
    const id = await assigned(backup, 'backup');
    expect(await entries()).toMatchObject([{ method: 'REQUEST', uid: hearing.id }]);
    const ended = await desk.coordinator.post(`/assignments/${id}/end`, { reason: 'On leave' });
    expect(ended.status).toBeLessThan(300);
    const left = await entries();
    expect(left).toMatchObject([{ method: 'CANCEL', uid: hearing.id }]);
    // Nothing of what comes later reaches them.
    await moved(hearing, { on: '2026-12-08', at: '09:00' });
    const [onlyLead, ...more] = await entries();
    expect(onlyLead?.attendee).not.toBe(left[0]?.attendee);
    expect(more).toEqual([]);
  });

  it('a hearing that was held stays where it was', async () => {
    const hearing = await desk.scheduled(caseId, '2026-12-01');
    await entries();
    await office.moveTo('2026-12-01T15:00:00-05:00');
    await desk.decided(hearing, {
      result: 'MOOT',
      appealReservedBy: [],
      decidedOn: '2026-12-01',
      served: { method: 'oral', on: '2026-12-01' },
    });
    expect(await entries()).toEqual([]);
  });

  it('whoever switched it off gets no new ones, but what is in their calendar is kept right', async () => {
    const hearing = await desk.scheduled(caseId, '2026-12-01');
    await entries();
    const { body: reach } = await desk.attorney.get<{ version: number; invites: boolean }>('/reach');
    expect(reach.invites).toBe(true);
    const wish = { mail: true, sms: false, invites: false, quietFrom: '21:00', quietUntil: '08:00' };
    const change = (body: object, ifMatch: number) =>
      desk.attorney.patch<{ version: number }>('/reach', body, { ifMatch });
    const off = await change(wish, reach.version);
    expect(off).toMatchObject({ status: 200, body: { invites: false } });
    await moved(hearing, { on: '2026-12-08', at: '09:00' });
    expect(await entries()).toMatchObject([{ method: 'REQUEST', uid: hearing.id }]);
    await desk.scheduled(caseId, '2026-12-15');
    expect(await entries()).toEqual([]);
    await change({ ...wish, invites: true }, off.body.version);
  });
});

describe('the way of an invite', () => {
  const rows = () =>
    office.sql<{ state: string; attempt_no: number }>(
      `SELECT state, attempt_no FROM app.invites WHERE case_id = $1 ORDER BY sequence`,
      [caseId],
    );

  it('is written with the change, or not at all', async () => {
    await desk.attorney.post(`/cases/${caseId}/hearings`, { nothing: 'of use' });
    expect(await rows()).toEqual([]);
    const hearing = await desk.scheduled(caseId, '2026-12-01');
    expect(await rows()).toEqual([{ state: 'waiting', attempt_no: 1 }]);
    const preview = { on: '2026-12-08', at: '09:00', reason: 'Only looking' };
    await desk.attorney.post(`/hearings/${hearing.id}/continue/preview`, preview, { ifMatch: 1 });
    expect(await rows()).toHaveLength(1);
    expect((await entries()).length).toBe(1);
  });

  it('that may have arrived is sent again as the very same mail', async () => {
    await desk.scheduled(caseId, '2026-12-01');
    office.mail.behave('accept, then drop the connection');
    await send();
    expect(await rows()).toEqual([{ state: 'waiting', attempt_no: 1 }]);
    office.mail.behave('accept');
    await send();
    // Not before the server had its time to say that it took it.
    expect(office.mail.received).toHaveLength(1);
    await office.moveOn({ minutes: 11 });
    await send();
    expect(office.mail.received.map(({ parsed }) => parsed.messageId)).toEqual([
      office.mail.received[0]?.parsed.messageId,
      office.mail.received[0]?.parsed.messageId,
    ]);
    expect(await rows()).toEqual([{ state: 'sent', attempt_no: 1 }]);
  });

  it('that a worker died over is taken up when its lease is over', async () => {
    await desk.scheduled(caseId, '2026-12-01');
    await office.sql(
      `UPDATE app.invites SET state = 'sending', claim_token = gen_random_uuid(), claimed_until = app.now() + interval '60 seconds', started_at = app.now() WHERE case_id = $1`,
      [caseId],
    );
    expect(await entries()).toEqual([]);
    await office.moveOn({ minutes: 2 });
    expect(await entries()).toEqual([]);
    await office.moveOn({ minutes: 10 });
    expect(await entries()).toHaveLength(1);
  });

  it('that is refused for now comes again; refused for ever, the person is told inside', async () => {
    await desk.scheduled(caseId, '2026-12-01');
    office.mail.behave({ refuse: 451 });
    await send();
    expect(await rows()).toEqual([{ state: 'waiting', attempt_no: 2 }]);
    await office.moveOn({ minutes: 1 });
    office.mail.behave({ refuse: 554 });
    await send();
    expect(await rows()).toEqual([{ state: 'dead', attempt_no: 2 }]);
    const inbox = await desk.attorney.get<{ items: { titleKey: string; caseReference: string }[] }>('/inbox');
    expect(inbox.body.items).toContainEqual(
      expect.objectContaining({ titleKey: 'calendar-entry-undelivered', caseReference: reference }),
    );
  });

  it('that a newer one has overtaken is not sent: the newer says it all', async () => {
    const hearing = await desk.scheduled(caseId, '2026-12-01');
    await moved(hearing, { on: '2026-12-08', at: '09:00' });
    expect(await entries()).toMatchObject([{ sequence: 3 }]);
    expect((await rows()).map(({ state }) => state)).toEqual(['superseded', 'sent']);
  });

  it('two workers send it once', async () => {
    await desk.scheduled(caseId, '2026-12-01');
    await Promise.all([send(), send(), send()]);
    const { parsed } = office.mail.received[0] ?? {};
    expect(office.mail.received.map((mail) => mail.parsed.messageId)).toEqual([parsed?.messageId]);
  });
});
