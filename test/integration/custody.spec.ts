import { randomUUID } from 'node:crypto';
import { placeId } from '../../src/places/place-id.js';
import { openedCase } from '../factories/cases.js';
import { Office, type SignedIn } from '../support/office.js';

interface Stays {
  items: {
    id: string;
    facility: { id: string } | null;
    from: unknown;
    fromOn: string | null;
    to: unknown;
    source: string;
  }[];
}

describe('custody', () => {
  let office: Office;
  let volunteer: SignedIn;
  let coordinator: SignedIn;

  beforeAll(async () => {
    office = await Office.open();
    [volunteer, coordinator] = await Promise.all([office.as('hotline_volunteer'), office.as('coordinator')]);
  });

  afterAll(() => office.close());

  test('a transfer ends the stay before it; stays told late are put in their place', async () => {
    const { caseId } = await openedCase(volunteer, coordinator, {
      facility: 'MECKLNC',
      answers: { 'detained.since': { precision: 'day', y: 2026, m: 11, d: 1 } },
    });
    const moved = await coordinator.post<Stays['items'][0]>(`/cases/${caseId}/custody`, {
      facilityId: placeId('STWRTGA'),
      arrivedOn: '2026-11-20',
      source: 'locator',
    });
    expect(moved.status).toBe(201);
    await coordinator.post(`/cases/${caseId}/custody`, {
      facilityId: placeId('CLTHOLD'),
      arrivedOn: '2026-11-18',
      source: 'family',
    });
    const { body } = await coordinator.get<Stays>(`/cases/${caseId}/custody`);
    expect(body.items.map(({ facility }) => facility?.id)).toEqual(
      ['STWRTGA', 'CLTHOLD', 'MECKLNC'].map(placeId),
    );
    expect(body.items.map(({ fromOn }) => fromOn)).toEqual(['2026-11-20', '2026-11-18', '2026-11-01']);
    expect(body.items.map(({ to }) => to)).toEqual([
      null,
      { precision: 'day', y: 2026, m: 11, d: 20 },
      { precision: 'day', y: 2026, m: 11, d: 18 },
    ]);
  });

  test('nobody knows where: the stay is kept without a place', async () => {
    const { caseId } = await openedCase(volunteer, coordinator, { facility: null });
    const { body } = await coordinator.get<Stays>(`/cases/${caseId}/custody`);
    expect(body.items).toEqual([expect.objectContaining({ facility: null, from: { precision: 'unknown' } })]);
  });

  test('the same id again is the same stay', async () => {
    const { caseId } = await openedCase(volunteer, coordinator);
    const stay = {
      id: randomUUID(),
      facilityId: placeId('FIPCMGA'),
      source: 'court',
      arrivedOn: '2026-11',
    };
    const first = await coordinator.post(`/cases/${caseId}/custody`, stay);
    const again = await coordinator.post(`/cases/${caseId}/custody`, stay);
    expect([first.status, again.status]).toEqual([201, 201]);
    expect(again.body).toEqual(first.body);
    expect(await office.sql('SELECT 1 FROM app.custody_stays WHERE case_id = $1', [caseId])).toHaveLength(2);
  });

  test.each([
    ['an unknown facility', { facilityId: randomUUID(), source: 'ice' }, 'facilityId', 'unknown-facility'],
    [
      'a day that does not exist',
      { facilityId: placeId('CLTHOLD'), source: 'ice', arrivedOn: '2026-02-30' },
      'arrivedOn',
      'not-a-date',
    ],
    [
      'a day in the future',
      { facilityId: placeId('CLTHOLD'), source: 'ice', arrivedOn: '2026-11-25' },
      'arrivedOn',
      'in-the-future',
    ],
    ['a source nobody knows', { facilityId: placeId('CLTHOLD'), source: 'rumour' }, 'source', 'not-a-choice'],
  ])('%s is refused by name', async (_what, body, field, code) => {
    const { caseId } = await openedCase(volunteer, coordinator);
    const refused = await coordinator.post(`/cases/${caseId}/custody`, body);
    expect(refused.status).toBe(422);
    expect(refused.body).toMatchObject({ errors: [{ field, code }] });
  });
});
