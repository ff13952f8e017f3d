import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { Office } from '../support/office.js';
import { ReminderStage, type ReminderRecord } from '../support/reminder-stage.js';
import { until } from '../support/until.js';

/** What the test itself knows of the one hearing. */
interface Model {
  startsAt: Temporal.Instant;
  isVacated: boolean;
  /** Whether anybody has said "seen" at the present version. */
  isSeen: boolean;
  /** Mails the server took before the hearing was vacated. */
  mailsAtVacating: number;
  mailWorks: boolean;
}
interface World {
  readonly office: Office;
  readonly stage: ReminderStage;
  readonly hearingId: string;
  now: Temporal.Instant;
}
type Step = fc.AsyncCommand<Model, World>;

/** One seed for every run of the suite; another one is a longer look. */
const SEED = 20_261_124;

/**
 * From half past seven in the morning to half past one of the next day: the step of the day before is still to come. Or to
 * half past five of the same day: it is past, and somebody must hear of it at once.
 */
const HEARING_IN_HOURS = [30, 10] as const;

async function settle({ stage }: World): Promise<void> {
  await stage.tick();
  await stage.deliverDue();
  // A worker of the queue may still be at it, and the clock must not run out on its claim.
  await until(async () => (await stage.rows(`state = 'claimed'`)).length === 0, { what: 'nothing claimed' });
}

/** Holds after every step, whatever happened before it. */
async function check(model: Model, world: World): Promise<void> {
  const { office, stage } = world;
  const rows = await stage.rows();
  const left = (row: ReminderRecord) =>
    ['sent', 'delivered', 'acknowledged', 'escalated'].includes(row.state);
  expect(rows.filter((row) => row.sent_at && row.sent_at < row.due_at)).toEqual([]);
  const dead = rows.filter(({ state }) => state === 'dead').map(({ id }) => id);
  const incidents = await office.sql<{ reminder_id: string }>(
    'SELECT reminder_id FROM app.incidents WHERE case_id = $1 AND reminder_id IS NOT NULL',
    [stage.caseId],
  );
  expect(dead.filter((id) => !incidents.some(({ reminder_id }) => reminder_id === id))).toEqual([]);
  const ids = office.mail.received.map(({ parsed }) => parsed.messageId);
  expect(ids.length).toBe(new Set(ids).size);
  if (model.isVacated) {
    expect(office.mail.received.length).toBe(model.mailsAtVacating);
    expect(rows.filter(({ state }) => state === 'scheduled' || state === 'claimed')).toEqual([]);
    return;
  }
  const hoursLeft = world.now.until(model.startsAt).total('hours');
  if (!model.isSeen && hoursLeft <= 22.5 && hoursLeft > 0) {
    const told = rows.filter(left);
    expect(new Set(told.map(({ recipient_id }) => recipient_id)).size).toBeGreaterThanOrEqual(2);
    if (model.mailWorks) expect(new Set(told.map(({ channel }) => channel)).size).toBeGreaterThanOrEqual(2);
  }
}

class Wait implements Step {
  constructor(private readonly minutes: number) {}
  check = () => true;
  async run(model: Model, world: World): Promise<void> {
    world.now = world.now.add({ minutes: this.minutes });
    await world.office.moveTo(world.now);
    await settle(world);
    await check(model, world);
  }
  toString = () => `wait ${this.minutes} min`;
}

class Mail implements Step {
  constructor(private readonly behaviour: 'accept' | 450 | 550) {}
  check = () => true;
  async run(model: Model, { office }: World): Promise<void> {
    if (this.behaviour !== 'accept') model.mailWorks = false;
    await Promise.resolve(
      office.mail.behave(this.behaviour === 'accept' ? 'accept' : { refuse: this.behaviour }),
    );
  }
  toString = () => `mail ${this.behaviour}`;
}

class Acknowledge implements Step {
  check = ({ isVacated }: Readonly<Model>) => !isVacated;
  async run(model: Model, world: World): Promise<void> {
    const [sent] = await world.stage.rows(`state IN ('sent', 'delivered', 'escalated')`);
    if (sent) {
      const answer = await world.stage.lead.post(`/reminders/${sent.id}/acknowledge`, { via: 'inbox' });
      expect(answer.status).toBe(200);
      model.isSeen = true;
    }
    await settle(world);
    await check(model, world);
  }
  toString = () => 'acknowledge';
}

class ReplanTwice implements Step {
  check = () => true;
  async run(model: Model, world: World): Promise<void> {
    await world.stage.replan();
    expect(await world.stage.replan()).toEqual({ inserted: 0, rescheduled: 0, cancelled: 0 });
    await check(model, world);
  }
  toString = () => 'plan again, twice';
}

class Vacate implements Step {
  check = ({ isVacated }: Readonly<Model>) => !isVacated;
  async run(model: Model, world: World): Promise<void> {
    const { office, stage, hearingId } = world;
    await office.sql(`UPDATE app.hearings SET status = 'vacated', ended_at = app.now() WHERE id = $1`, [
      hearingId,
    ]);
    await stage.replan();
    model.isVacated = true;
    model.mailsAtVacating = office.mail.received.length;
    await settle(world);
    await check(model, world);
  }
  toString = () => 'vacate';
}

const steps = fc.commands(
  [
    // Time passes more often than anything else.
    ...[9, 5, 2].map((hours) => fc.integer({ min: 30, max: 60 * hours }).map((minutes) => new Wait(minutes))),
    fc.constantFrom('accept' as const, 450 as const, 550 as const).map((behaviour) => new Mail(behaviour)),
    fc.constant(new Acknowledge()),
    fc.constant(new ReplanTwice()),
    fc.constant(new Vacate()),
  ],
  { maxCommands: 14, size: 'max' },
);

describe('the reminders of a hearing, whatever happens', () => {
  let office: Office;
  let begun = Temporal.Instant.from('2026-11-24T12:30:00Z');

  beforeAll(async () => {
    office = await Office.open();
  });
  afterAll(() => office.close());

  it('are never early, never after it was vacated, never dead in silence, and never unheard a day before', async () => {
    const run = async (hours: number, commands: Iterable<Step>): Promise<void> => {
      // The clock never goes back: what waits for an hour would wait for ever.
      begun = begun.add({ hours: 24 * 60 });
      const start = begun;
      await office.moveTo(start);
      office.mail.behave('accept');
      office.mail.forget();
      const stage = await ReminderStage.set(office);
      const startsAt = start.add({ hours });
      const hearingId = await stage.hearing(startsAt.toString(), { justKnown: true });
      const model: Model = {
        startsAt,
        isVacated: false,
        isSeen: false,
        mailsAtVacating: 0,
        mailWorks: true,
      };
      try {
        const world = { office, stage, hearingId, now: start };
        await settle(world);
        await check(model, world);
        await fc.asyncModelRun(() => ({ model, real: world }), commands);
      } finally {
        // The next run has the office to itself.
        await office.sql(
          `UPDATE app.hearings SET status = 'vacated', ended_at = app.now() WHERE id = $1 AND status = 'scheduled'`,
          [hearingId],
        );
        await stage.replan();
      }
    };
    await fc.assert(fc.asyncProperty(fc.constantFrom(...HEARING_IN_HOURS), steps, run), {
      seed: SEED,
      numRuns: 10,
      interruptAfterTimeLimit: 30_000,
    });
  }, 120_000);
});
