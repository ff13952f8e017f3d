import { randomUUID } from 'node:crypto';
import { openedCase } from '../factories/cases.js';
import { Office, type SignedIn } from '../support/office.js';

describe('notes of a case', () => {
  let office: Office;
  let volunteer: SignedIn;
  let coordinator: SignedIn;

  beforeAll(async () => {
    office = await Office.open();
    [volunteer, coordinator] = await Promise.all([office.as('hotline_volunteer'), office.as('coordinator')]);
  });

  afterAll(() => office.close());

  test('are sealed, listed newest first, and written once for one id', async () => {
    const { caseId } = await openedCase(volunteer, coordinator);
    const note = { id: randomUUID(), text: 'La prima tiene las cartas de la iglesia.\nLlamar el lunes.' };
    const written = await coordinator.post<{ id: string; author: { id: string } }>(
      `/cases/${caseId}/notes`,
      note,
    );
    expect(written.status).toBe(201);
    expect(written.body).toMatchObject({ id: note.id, text: note.text, author: { id: coordinator.id } });
    const again = await coordinator.post(`/cases/${caseId}/notes`, note);
    expect(again.body).toEqual(written.body);
    await coordinator.post(`/cases/${caseId}/notes`, { text: 'Later' });
    const { body } = await coordinator.get<{ items: { text: string }[] }>(`/cases/${caseId}/notes`);
    expect(body.items.map(({ text }) => text)).toEqual(['Later', note.text]);
    expect(await office.database.dump()).not.toContain('cartas de la iglesia');
  });

  test('an id used in another case tells nothing of it', async () => {
    const [one, other] = [await openedCase(volunteer, coordinator), await openedCase(volunteer, coordinator)];
    const id = randomUUID();
    await coordinator.post(`/cases/${one.caseId}/notes`, { id, text: 'Here' });
    const there = await coordinator.post(`/cases/${other.caseId}/notes`, { id, text: 'There' });
    expect(there.status).toBe(409);
    expect(JSON.stringify(there.body)).not.toContain('Here');
  });

  test.each([
    ['empty', { text: '  ' }, 422],
    ['with a NUL byte', { text: 'a\u0000b' }, 422],
    ['with a field nobody asked for', { text: 'x', caseId: 'y' }, 422],
  ])('%s is refused', async (_what, body, status) => {
    const { caseId } = await openedCase(volunteer, coordinator);
    expect((await coordinator.post(`/cases/${caseId}/notes`, body)).status).toBe(status);
  });
});
