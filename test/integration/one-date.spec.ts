import ICAL from 'ical.js';
import { CalendarDesk, FIRST_MORNING, type Hearing } from '../factories/calendar.js';
import { entriesOf, madeFeed } from '../factories/feeds.js';
import { Office, type SignedIn } from '../support/office.js';

describe('one date as a file', () => {
  let office: Office;
  let desk: CalendarDesk;
  let caseId: string;
  let hearing: Hearing;

  beforeAll(async () => {
    office = await Office.open({ env: { PROCESS_ROLE: 'api' } });
  });
  beforeEach(async () => {
    await office.moveTo(FIRST_MORNING);
    desk = await CalendarDesk.in(office);
    caseId = await desk.assignedCase();
    hearing = await desk.scheduled(caseId, '2026-12-15');
  });
  afterAll(() => office.close());

  const take = (path: string, who: SignedIn = desk.attorney) =>
    who.get<{ text: string }>(`${path}/calendar-entry`);
  const entryIn = ({ text }: { text: string }) => {
    const found = new ICAL.Component(ICAL.parse(text) as unknown[]).getAllSubcomponents('vevent');
    expect(found).toHaveLength(1);
    const event = new ICAL.Event(found[0]);
    return {
      uid: event.uid,
      sequence: event.sequence,
      title: event.summary,
      start: event.startDate.toString(),
    };
  };

  test('a hearing has the name and the count it has in the feeds, and no word that tells', async () => {
    const answer = await take(`/hearings/${hearing.id}`);
    expect(answer).toMatchObject({
      status: 200,
      headers: { 'content-type': 'text/calendar; charset=utf-8' },
    });
    expect(answer.headers['content-disposition']).toBe('attachment; filename="date.ics"');
    const entry = entryIn(answer.body);
    expect(entry).toMatchObject({ uid: hearing.id, start: '2026-12-15T18:00:00Z' });
    const feed = await entriesOf(await madeFeed(desk.attorney));
    expect(feed.find(({ uid }) => uid === entry.uid)).toMatchObject({
      title: entry.title,
      sequence: entry.sequence,
    });
    expect(answer.body.text).not.toMatch(/bond|court|hearing|stewart|X-WR-CALNAME/i);
    expect(await office.auditOf(hearing.id)).toContainEqual(
      expect.objectContaining({ action: 'date.downloaded', actor_id: desk.attorney.id }),
    );
  });

  test('after a move the new date has the old name and a higher count', async () => {
    const before = entryIn((await take(`/hearings/${hearing.id}`)).body);
    const moved = await desk.attorney.post<Hearing>(
      `/hearings/${hearing.id}/continue`,
      { on: '2026-12-16', at: '09:00', reason: 'No judge' },
      { ifMatch: 1 },
    );
    const after = entryIn((await take(`/hearings/${moved.body.id}`)).body);
    expect(after).toMatchObject({ uid: before.uid, start: '2026-12-16T14:00:00Z' });
    expect(after.sequence).toBeGreaterThan(before.sequence);
    expect((await take(`/hearings/${hearing.id}`)).status).toBe(404);
  });

  test('a deadline is its day', async () => {
    const [deadline] = hearing.deadlines;
    const entry = entryIn((await take(`/deadlines/${deadline?.id}`)).body);
    expect(entry.start).toBe(deadline?.remindAt.on);
  });

  test('what one may not see is not there', async () => {
    const stranger = await office.as('attorney');
    expect((await take(`/hearings/${hearing.id}`, stranger)).status).toBe(404);
    expect((await take(`/deadlines/${hearing.id}`)).status).toBe(404);
  });
});
