import { Digests } from '../../src/reminders/digests.service.js';
import { Reconciler } from '../../src/reminders/reconciler.service.js';
import type { Office, SignedIn } from '../support/office.js';
import { until } from '../support/until.js';
import { SECRETS, type Inbox } from './told.js';

const STILL_DUE = `SELECT 1 FROM app.reminders WHERE state IN ('scheduled', 'claimed') AND next_at <= app.now()`;

/** One round of the reconciler and of the mails of the day, and until everything that is due has left. */
export async function sendAllDue(office: Office): Promise<void> {
  await office.get(Reconciler).tick();
  await office.get(Digests).turn();
  await until(async () => (await office.sql(STILL_DUE)).length === 0, { what: 'nothing due' });
}

/** Confirms everything that waits in the person's inbox. */
export async function acknowledgeAll(person: SignedIn): Promise<void> {
  const { body } = await person.get<Inbox>('/inbox');
  for (const { reminderId, acknowledgedAt } of body.items)
    if (reminderId && !acknowledgedAt)
      await person.post(`/reminders/${reminderId}/acknowledge`, { via: 'inbox' });
}

/** Where something that was said on the phone can be read: nowhere, if all is well. */
export async function secretsFound(office: Office): Promise<string[]> {
  const places = {
    database: await office.database.dump(),
    queue: office.redis ? await office.redis.dump() : '',
    logs: office.logged(),
    mail: office.mail.dump(),
  };
  return Object.entries(places).flatMap(([place, content]) =>
    SECRETS.filter((secret) => content.includes(secret)).map((secret) => `${secret} in ${place}`),
  );
}

/** The lead holds the first call: until then it is reminded of, afterwards no more. */
export async function callsTheClient(office: Office, lead: SignedIn, caseId: string): Promise<void> {
  expect(await remindersOf(office, caseId, 'FIRST_CLIENT_CALL')).toBeGreaterThan(0);
  const called = { kind: 'CLIENT_CALLED', on: '2026-11-24', toldBy: 'us', toldHow: 'phone' };
  expect((await lead.post(`/cases/${caseId}/events`, called)).status).toBe(201);
  expect(await remindersOf(office, caseId, 'FIRST_CLIENT_CALL')).toBe(0);
}

async function remindersOf(office: Office, caseId: string, code: string): Promise<number> {
  const [row] = await office.sql<{ n: number }>(
    `SELECT count(*)::int AS n FROM app.reminders r JOIN app.deadlines d ON d.id = r.deadline_id
      WHERE d.case_id = $1 AND d.code = $2 AND r.state <> 'cancelled'`,
    [caseId, code],
  );
  return row?.n ?? -1;
}
