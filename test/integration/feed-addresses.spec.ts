import { fetched, madeFeed, type MadeFeed } from '../factories/feeds.js';
import { staffMember } from '../factories/staff.js';
import { Office, type SignedIn } from '../support/office.js';

describe('addresses of calendars', () => {
  let office: Office;
  let attorney: SignedIn;

  beforeAll(async () => {
    office = await Office.open();
  });
  beforeEach(async () => {
    attorney = await office.as('attorney');
  });
  afterAll(() => office.close());

  describe('an address that is no more', () => {
    const gone = async (address: string) => {
      const answer = await fetched(address);
      expect(answer.headers.get('content-type')).toContain('application/problem+json');
      const { requestId: _, ...problem } = (await answer.json()) as Record<string, unknown>;
      return problem;
    };
    const NOT_THERE = {
      type: 'urn:fianza:problem:not-found',
      slug: 'not-found',
      title: 'There is nothing here, or you may not see it.',
      status: 404,
    };

    it('revoked: 404, as one that never was', async () => {
      const address = await madeFeed(attorney);
      expect((await attorney.delete('/feeds/dates')).status).toBe(204);
      expect(await gone(address)).toEqual(NOT_THERE);
      expect(await gone(address.replace(/[\w-]{43}/, 'x'.repeat(43)))).toEqual(NOT_THERE);
      expect(await gone(address.replace('.ics', ''))).toEqual(NOT_THERE);
      expect((await attorney.delete('/feeds/dates')).status).toBe(404);
      expect((await attorney.delete('/feeds/tea')).status).toBe(404);
    });

    it('rotated: the new one answers, the old one does not', async () => {
      const old = await madeFeed(attorney);
      const rotated = await attorney.post<MadeFeed>('/feeds/dates/rotate');
      expect(rotated.status).toBe(200);
      expect(await gone(old)).toEqual(NOT_THERE);
      expect((await fetched(rotated.body.address)).status).toBe(200);
      expect((await attorney.post('/feeds/busy/rotate')).status).toBe(404);
    });

    it('the account was closed: it stays gone when the account is opened again', async () => {
      const admin = await office.as('admin');
      const address = await madeFeed(attorney);
      await admin.post(`/people/${attorney.id}/disable`, { reason: 'left the office' });
      expect(await gone(address)).toEqual(NOT_THERE);
      await admin.post(`/people/${attorney.id}/enable`, { reason: 'came back' });
      expect(await gone(address)).toEqual(NOT_THERE);
    });

    it('the role was ended', async () => {
      const address = await madeFeed(attorney);
      await office.sql('UPDATE app.staff_roles SET ended_at = app.now() WHERE staff_id = $1', [attorney.id]);
      expect(await gone(address)).toEqual(NOT_THERE);
    });
  });

  it('a volunteer has none, and nobody ends or sees another’s', async () => {
    const volunteer = await office.as('hotline_volunteer');
    expect((await volunteer.post('/feeds', { kind: 'dates' })).status).toBe(403);
    const address = await madeFeed(attorney);
    const other = await office.as('attorney');
    expect((await other.get('/feeds')).body).toEqual({ items: [] });
    expect((await other.delete('/feeds/dates')).status).toBe(404);
    expect((await fetched(address)).status).toBe(200);
  });

  it('the address alone opens nothing but the calendar', async () => {
    const address = await madeFeed(attorney);
    for (const method of ['POST', 'DELETE', 'PATCH'])
      expect((await fetch(address, { method })).status).toBeGreaterThanOrEqual(400);
    expect((await fetched(address)).status).toBe(200);
  });

  it('whoever tries addresses, or fetches without pause, is told to wait', async () => {
    const attempts = await Office.open();
    try {
      const restless = await attempts.signIn(await staffMember(attempts));
      const { body } = await restless.post<MadeFeed>('/feeds', { kind: 'dates' });
      const statuses = async (address: string, times: number) => {
        const all: number[] = [];
        for (let time = 0; time < times; time += 1) all.push((await fetched(address)).status);
        return all;
      };
      const wrong = body.address.replace(/[\w-]{43}/, 'x'.repeat(43));
      expect(await statuses(body.address, 61)).toEqual([...Array<number>(60).fill(200), 429]);
      expect(await statuses(wrong, 61)).toEqual([...Array<number>(60).fill(404), 429]);
    } finally {
      await attempts.close();
    }
  });
});
