import { randomUUID } from 'node:crypto';
import { Audit } from '../../src/audit/audit.js';
import { Operator } from '../../src/people/operator.js';
import { OfficeEvent } from '../../src/platform/office-event.js';
import { NOBODY, Overtaken, UnitOfWork, type Opening } from '../../src/platform/unit-of-work.js';
import { Office } from '../support/office.js';

const ONE = { text: 'SELECT $1::int AS number', values: [1] };
const TWO = { text: 'SELECT $1::int AS number', values: [2] };

describe('one transaction per request', () => {
  let office: Office;
  let unit: UnitOfWork;
  const inRequest = <T>(work: () => Promise<T>, opening: Opening = NOBODY) =>
    unit.asRequest(randomUUID(), opening, work, ONE);

  beforeAll(async () => {
    office = await Office.open();
    unit = office.get(UnitOfWork);
  });
  afterAll(() => office.close());

  it('what was read ahead is found once, and only by the same question', async () => {
    const found = await inRequest(async () => [
      await unit.read(TWO),
      await unit.read(ONE),
      await unit.read(ONE),
    ]);
    expect(found).toEqual([[{ number: 2 }], [{ number: 1 }], [{ number: 1 }]]);
  });

  it('the fault of a read ahead is told to the one who reads it', async () => {
    const bad = { text: 'SELECT $1::uuid', values: ['no id'] };
    const read = unit.asRequest(randomUUID(), NOBODY, () => unit.read(bad), bad);
    await expect(read).rejects.toMatchObject({ code: '22P02' });
  });

  it('a read ahead sees no more than the one who asks', async () => {
    const people = { text: 'SELECT id FROM app.staff WHERE $1', values: [true] };
    const seen = await unit.asRequest(randomUUID(), NOBODY, () => unit.read(people), people);
    expect(seen).toEqual([]);
  });

  it('the last statement ends the transaction: what was noted is kept, and nothing can be asked after it', async () => {
    const id = randomUUID();
    const refusal = await office.get(Operator).run(async (tx) => {
      office.get(Audit).record(tx, { action: 'access.refused', subject: { kind: 'test', id } });
      expect(await unit.finish(TWO)).toEqual([{ number: 2 }]);
      return unit.read(ONE).catch((fault: unknown) => String(fault));
    });
    expect(refusal).toBe('Error: The transaction is over');
    expect(await office.auditOf(id)).toHaveLength(1);
  });

  it('a rehearsal is looked at and undone: no row, no audit, nobody told, whatever is done after it', async () => {
    const id = randomUUID();
    const told: unknown[] = [];
    class Happened extends OfficeEvent {}
    unit.listen(Happened, 'in-transaction', async () => {
      await unit.tx.query(`INSERT INTO app.heartbeats (name) VALUES ($1)`, [`heard ${id}`]);
    });
    unit.listen(Happened, 'after-commit', (event) => Promise.resolve(told.push(event)));
    const names = `SELECT name FROM app.heartbeats WHERE name LIKE '%' || $1 ORDER BY name`;
    const seen = await unit.asWorker('test', () =>
      unit.rehearse(
        async () => {
          await unit.tx.query(`INSERT INTO app.heartbeats (name) VALUES ($1)`, [`done ${id}`]);
          office.get(Audit).record(unit.tx, { action: 'access.refused', subject: { kind: 'test', id } });
          unit.noteEvent(new Happened());
          await unit.finish(ONE);
        },
        () => unit.tx.query(names, [id]),
      ),
    );
    expect(seen).toEqual([{ name: `done ${id}` }, { name: `heard ${id}` }]);
    expect(await office.sql(names, [id])).toEqual([]);
    expect(await office.auditOf(id)).toEqual([]);
    expect(told).toEqual([]);
  });

  it('a last statement that fails takes with it what travelled behind it', async () => {
    const id = randomUUID();
    const failing = { text: 'SELECT 1 / $1::int', values: [0] };
    const work = office.get(Operator).run((tx) => {
      office.get(Audit).record(tx, { action: 'access.refused', subject: { kind: 'test', id } });
      return unit.finish(failing);
    });
    await expect(work).rejects.toMatchObject({ code: '22012' });
    expect(await office.auditOf(id)).toHaveLength(0);
  });

  it('work that was overtaken runs once more on what is there now, and then gives up', async () => {
    let runs = 0;
    const once = await inRequest(() => {
      runs += 1;
      return runs === 1 ? Promise.reject(new Overtaken()) : Promise.resolve(runs);
    });
    expect(once).toBe(2);
    const always = inRequest(() => {
      runs += 1;
      return Promise.reject(new Overtaken());
    });
    await expect(always).rejects.toMatchObject({ slug: 'busy', status: 503 });
    expect(runs).toBe(4);
  });
});
