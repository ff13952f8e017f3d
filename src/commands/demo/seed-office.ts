import type { INestApplicationContext } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';
import { DeadlineDeeds } from '../../calendar/deadline-deeds.service.js';
import { DeadlinesService } from '../../calendar/deadlines.service.js';
import { BlindIndex } from '../../confidentiality/blind-index.js';
import { FieldCipher } from '../../confidentiality/field-cipher.js';
import { Operator } from '../../people/operator.js';
import type { Role } from '../../people/rules/permissions.js';
import { syntheticCalls, type SyntheticCall } from './calls.js';
import { cast } from './cast.js';
import { clientsToRemind } from './clients-to-remind.js';
import { caseCourse } from './course.js';
import { addDemoPerson, noteLanguages, type DemoPerson } from './demo-staff.queries.js';
import { lateDeadlines } from './late-deadlines.queries.js';
import { OfficeHistory, type Colleagues, type Happening } from './office-history.js';
import { SeededRandom } from './random.js';
import { REMINDERS_OF_THE_PAST } from './reminders-of-the-past.js';
import { textsOfTheDay } from './texts-of-the-day.js';
import type { TimeMachine } from './time-machine.js';

const LOCAL_PLACES = /(NC|SC|HOLD)$/;
/** Nearly everything was done in time; what was not is what the dashboard is for. */
const SHARE_MET = 0.95;

export interface SeededOffice {
  readonly people: number;
  readonly intakes: number;
  readonly cases: number;
}

/** Builds the synthetic office up to `now`: people first, then its history in the order in which it happened. */
export async function seedOffice(
  app: INestApplicationContext,
  machine: TimeMachine,
  options: { seed: number; now: Temporal.Instant; calls?: number },
): Promise<SeededOffice> {
  const { now } = options;
  const random = new SeededRandom(options.seed);
  // Of a smaller office the newest calls: what is open now is among them.
  const calls = syntheticCalls(random, now).slice(-(options.calls ?? Infinity));
  await machine.travelTo(now.subtract({ hours: 24 * 7 * 13 }));
  const people = cast(random);
  const colleagues = await hire(app, people);
  const history = new OfficeHistory(app, colleagues);
  const happenings = calls
    .flatMap((call, index) =>
      history.of(call, index, caseCourse(random, LOCAL_PLACES.test(call.facility ?? ''))),
    )
    .filter(({ at }) => Temporal.Instant.compare(at, now) < 0);
  await liveThrough(machine, happenings);
  await meetDeadlines(app, machine, { random, now, coordinator: colleagues.coordinators[0] ?? '' });
  await machine.travelTo(now);
  for (const statement of REMINDERS_OF_THE_PAST) await machine.asOwner(statement);
  await textsOfTheDay(
    app,
    calls
      .filter(({ end }) => end === 'accepted')
      .slice(-2)
      .map(phoneOf),
  );
  await clientsToRemind(app, colleagues.coordinators[0] ?? '', now);
  return {
    people: people.length,
    intakes: calls.length,
    cases: calls.filter(({ end }) => end === 'accepted').length,
  };
}

function phoneOf({ answers }: SyntheticCall): string {
  const phone = answers['caller.phone'];
  return phone?.state === 'value' ? String(phone.value) : '';
}

async function hire(app: INestApplicationContext, people: readonly DemoPerson[]): Promise<Colleagues> {
  const operator = app.get(Operator, { strict: false });
  const tools = {
    cipher: app.get(FieldCipher, { strict: false }),
    index: app.get(BlindIndex, { strict: false }),
  };
  const ids: { role: Role; id: string; languages: readonly string[] }[] = [];
  for (const person of people) {
    const id = await operator.run((tx) => addDemoPerson(tx, tools, person));
    ids.push({ role: person.role, id, languages: person.languages ?? [] });
  }
  const withRole = (role: Role) => ids.filter((person) => person.role === role).map(({ id }) => id);
  const coordinators = withRole('coordinator');
  await operator.runAs(coordinators[0] ?? '', async (tx) => {
    for (const { id, languages } of ids) if (languages.length > 0) await noteLanguages(tx, id, languages);
  });
  return { volunteers: withRole('hotline_volunteer'), coordinators, attorneys: withRole('attorney') };
}

async function liveThrough(machine: TimeMachine, happenings: readonly Happening[]): Promise<void> {
  const inOrder = [...happenings].sort((a, b) => Temporal.Instant.compare(a.at, b.at));
  for (const { at, run } of inOrder) {
    await machine.travelTo(at);
    await run();
  }
}

async function meetDeadlines(
  app: INestApplicationContext,
  machine: TimeMachine,
  { random, now, coordinator }: { random: SeededRandom; now: Temporal.Instant; coordinator: string },
): Promise<void> {
  const operator = app.get(Operator, { strict: false });
  const deadlines = app.get(DeadlinesService, { strict: false });
  const deeds = app.get(DeadlineDeeds, { strict: false });
  await machine.travelTo(now);
  const late = await operator.runAs(coordinator, (tx) => lateDeadlines(tx));
  for (const { id, caseId, version, endsAt } of late) {
    if (!random.chance(SHARE_MET)) continue;
    const end = Temporal.Instant.fromEpochMilliseconds(endsAt.getTime());
    const hours = random.whole(8, 40);
    await machine.travelTo(now);
    const { items } = await operator.runAs(coordinator, () => deadlines.list(caseId));
    const { owner, passableFrom } = items.find((date) => date.id === id) ?? {};
    if (!passableFrom) {
      await machine.travelTo(end.subtract({ hours }));
      await operator.runAs(coordinator, () => deeds.meet(id, version, {}));
      continue;
    }
    const seenAt = Temporal.Instant.from(passableFrom).add({ hours });
    if (Temporal.Instant.compare(seenAt, now) > 0) continue;
    const check = owner === 'STATE' ? 'jail_called' : 'ecas_checked';
    await machine.travelTo(seenAt);
    await operator.runAs(coordinator, () => deeds.pass(id, version, { check }));
  }
}
