import vectorFile from '../vectors/deadlines.json' with { type: 'json' };
import { Office, type SignedIn } from '../support/office.js';

interface Rule {
  code: string;
  version: number;
  mark: string;
  owner: string;
  ladder: string;
  countsHours: boolean;
}

describe('the rules', () => {
  let office: Office;
  let attorney: SignedIn;

  beforeAll(async () => {
    office = await Office.open();
    attorney = await office.as('attorney');
  });
  afterAll(() => office.close());

  const compute = (code: string, asked: object) =>
    attorney.post<Record<string, unknown>>(`/rules/${code}/compute`, asked);

  it('are all there, in every version, each with its source and how sure it is', async () => {
    const { status, body } = await attorney.get<{ items: Rule[] }>('/rules');
    expect(status).toBe(200);
    const codes = new Set(body.items.map(({ code }) => code));
    expect(codes.size).toBeGreaterThan(60);
    expect([...codes].filter((code) => code.startsWith('HAND_'))).toEqual([]);
    expect(
      [...new Set(vectorFile.vectors.map(({ rule }) => rule))].filter((code) => !codes.has(code)),
    ).toEqual([]);
    expect(body.items.filter(({ code }) => code === 'BIA_BOND_APPEAL').map(({ version }) => version)).toEqual(
      [3, 2],
    );
    expect(body.items.find(({ code }) => code === 'NTA_10D')).toMatchObject({ ladder: 'I', mark: 'K' });
    expect(body.items.find(({ code }) => code === 'AR11')).toMatchObject({ owner: 'CLIENT' });
  });

  it('answer every vector of the domain reference', async () => {
    for (const { rule, input, nominal, rolled } of vectorFile.vectors) {
      const [name = '', value] = Object.entries(input)[0] ?? [];
      const asked = name.endsWith('At') ? { at: value } : { on: value };
      const { status, body } = await compute(rule, { ...asked, detained: false });
      expect([rule, status, body]).toMatchObject([rule, 200, { nominal, rolled }]);
    }
  });

  it('know the days offices were closed by order', async () => {
    const before = await compute('DHS_EOIR43', { on: '2026-12-23' });
    expect(before.body).toMatchObject({ rolled: '2026-12-24' });
    await office.sql(
      `INSERT INTO app.office_closures (closed_on, reason, source, confidence, last_verified_on)
       VALUES ('2026-12-24', 'By order of the President', 'test', 'V', '2026-11-24')`,
    );
    const after = await compute('DHS_EOIR43', { on: '2026-12-23' });
    expect(after.body).toMatchObject({
      rolled: '2026-12-28',
      arithmetic: expect.stringContaining('By order of the President') as string,
    });
  });

  it('say what of a question must be mended', async () => {
    expect((await compute('LUNCH', { on: '2026-11-24' })).status).toBe(404);
    const faults = async (code: string, asked: object) => {
      const { status, body } = await compute(code, asked);
      return [status, body['errors']];
    };
    expect(await faults('BIA_BOND_APPEAL', {})).toEqual([422, [{ field: 'on', code: 'required' }]]);
    expect(await faults('BIA_BOND_APPEAL', { on: '2026-02-30' })).toEqual([
      422,
      [{ field: 'on', code: 'not-a-date' }],
    ]);
    expect(await faults('HABEAS_WINDOW', { on: '2026-11-24' })).toEqual([
      422,
      [{ field: 'at', code: 'required' }],
    ]);
    expect(await faults('HABEAS_WINDOW', { at: 'noon' })).toEqual([
      422,
      [{ field: 'at', code: 'not-a-time' }],
    ]);
    expect(await faults('NC_DETAINER_48H', { at: '2020-01-01T10:00' })).toEqual([
      422,
      [{ field: 'at', code: 'not-in-force' }],
    ]);
  });

  it('write nothing when they are tried', async () => {
    const count = async () => (await office.sql('SELECT count(*)::int AS n FROM app.deadlines'))[0];
    const before = await count();
    await compute('BIA_BOND_APPEAL', { on: '2026-12-18' });
    expect(await count()).toEqual(before);
  });

  it('are not for those who take calls only', async () => {
    const volunteer = await office.as('hotline_volunteer');
    expect((await volunteer.get('/rules')).status).toBe(403);
  });
});
