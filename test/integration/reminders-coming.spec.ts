import { Temporal } from 'temporal-polyfill';
import type { Page } from '../../src/platform/paging.js';
import { Office } from '../support/office.js';
import { ReminderStage } from '../support/reminder-stage.js';

interface Coming {
  readonly id: string;
  readonly caseId: string;
  readonly step: string;
  readonly channel: string;
  readonly recipient: { readonly id: string; readonly name: string };
  readonly dueAt: string;
  readonly language: string;
  readonly inboxTitle: string | null;
  readonly subject: string | null;
  readonly text: string | null;
}

describe('what will be sent', () => {
  let office: Office;
  let stage: ReminderStage;

  beforeAll(async () => {
    office = await Office.open();
    stage = await ReminderStage.set(office);
    await stage.hearing('2026-12-04T18:00:00Z');
  });
  afterAll(() => office.close());

  const coming = async (who = stage.coordinator, query = '') =>
    (await who.get<Page<Coming>>(`/reminders/coming${query}`)).body;

  it('is everything planned for the next 30 days, by instant, to whom and by which way', async () => {
    const { items } = await coming();
    const planned = await stage.rows(`state = 'scheduled' AND due_at < app.now() + interval '30 days'`);
    expect(planned.length).toBeGreaterThan(10);
    expect(items.map(({ id }) => id).toSorted()).toEqual(planned.map(({ id }) => id).toSorted());
    const instants = items.map(({ dueAt }) => Temporal.Instant.from(dueAt).epochMilliseconds);
    expect(instants).toEqual(instants.toSorted((a, b) => a - b));
    expect(items.every(({ recipient }) => recipient.name !== '')).toBe(true);
  });

  it('comes page by page without losing or repeating any', async () => {
    const all = (await coming()).items.map(({ id }) => id);
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page: Page<Coming> = await coming(stage.coordinator, `?limit=4${cursor && `&cursor=${cursor}`}`);
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.next;
    }
    expect(seen).toEqual(all);
  });

  it('is of the cases one sees: another attorney has none, and one case can be asked about', async () => {
    const other = await ReminderStage.set(office);
    await other.hearing('2026-12-08T18:00:00Z');
    const mine = await coming(stage.lead);
    expect(new Set(mine.items.map(({ caseId }) => caseId))).toEqual(new Set([stage.caseId]));
    const one = await coming(stage.coordinator, `?caseId=${other.caseId}`);
    expect(new Set(one.items.map(({ caseId }) => caseId))).toEqual(new Set([other.caseId]));
    expect((await coming(stage.lead, `?caseId=${other.caseId}`)).items).toEqual([]);
    const volunteer = await office.as('hotline_volunteer');
    expect((await volunteer.get('/reminders/coming')).status).toBe(403);
  });

  it('has the very words that are then sent, in the language of who gets them', async () => {
    const row = await stage.row('T-7d', stage.lead, 'mail');
    const foreseen = (await coming()).items.find(({ id }) => id === row.id);
    expect(foreseen).toMatchObject({ language: 'es', inboxTitle: null });
    expect(foreseen?.text).toContain(stage.reference);
    const inbox = (await coming()).items.find(({ channel }) => channel === 'inbox');
    expect(inbox).toMatchObject({ inboxTitle: 'hearing-ahead', subject: null, text: null });

    await stage.moveToDue(row);
    await stage.dispatch(row.id);
    const [mail] = office.mail.received;
    expect(mail?.parsed.subject).toBe(foreseen?.subject);
    expect(mail?.parsed.text?.trim()).toBe(foreseen?.text?.trim());
    expect((await coming()).items.map(({ id }) => id)).not.toContain(row.id);
  });
});
