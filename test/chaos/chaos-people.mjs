import { randomBytes, randomUUID } from 'node:crypto';
import { built } from './built.mjs';

const PEOPLE = 20;
/** Every third of them gets texts too. */
const WITH_PHONE = 3;
/** And every fourth, beginning with the second, has notifications in a browser: some of them have both. */
const WITH_DEVICE = 4;
const REFERENCE = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
export const POISON = 'poison@example.org';
export const NOBODY = 'nobody@example.org';

/**
 * The people of the office, and `count` cases with two of them on each. One case has a lead whose mail kills the worker, one a
 * lead nobody knows.
 */
export async function hireAndOpenCases(office, get, count) {
  const staff = await hire(office, get);
  return {
    people: staff.people,
    coordinator: staff.coordinator,
    cases: await openCases(office, staff, count),
  };
}

async function hire(office, get) {
  const { Operator } = await built('people/operator.js');
  const { InvitationsService } = await built('people/invitations.service.js');
  const invite = async (email, role, language) => {
    const invitation = { email, roles: [role], language };
    const { id } = await get(Operator).run(() => get(InvitationsService).invite(invitation));
    await office.sql('UPDATE app.staff SET joined_at = app.now() WHERE id = $1', [id]);
    return id;
  };
  const people = [];
  for (let at = 0; at < PEOPLE; at += 1) {
    const id = await invite(`lawyer.${at}@example.org`, 'attorney', at % 2 ? 'es' : 'en');
    if (at % WITH_PHONE === 0)
      await givePhone(office, get, id, `+1704555${String(100 + at).padStart(4, '0')}`);
    people.push(id);
  }
  return {
    people,
    coordinator: await invite('coordinator@example.org', 'coordinator', 'en'),
    odd: [await invite(POISON, 'attorney', 'en'), await invite(NOBODY, 'attorney', 'en')],
  };
}

async function givePhone(office, get, staffId, phone) {
  const { FieldCipher } = await built('confidentiality/field-cipher.js');
  const { BlindIndex } = await built('confidentiality/blind-index.js');
  const { phoneColumn } = await built('messages/reach-directory.service.js');
  const { staffSubject } = await built('people/staff-directory.service.js');
  const { UnitOfWork } = await built('platform/unit-of-work.js');
  const sealed = await get(UnitOfWork).asWorker('chaos', () =>
    get(FieldCipher).seal(staffSubject(staffId), phoneColumn(staffId), phone),
  );
  await office.sql(
    `INSERT INTO app.staff_reach (staff_id, sms, phone_sealed, phone_bidx, confirmed_at) VALUES ($1, true, $2, $3, app.now())`,
    [staffId, sealed, get(BlindIndex).phone(phone)],
  );
}

/** `subscribe` gives what a browser hands to the office; the browsers are those of one run. */
export async function giveDevices(office, get, subscribe) {
  const { BlindIndex } = await built('confidentiality/blind-index.js');
  const { FieldCipher } = await built('confidentiality/field-cipher.js');
  const { endpointColumn, keysColumn } = await built('messages/push-devices.service.js');
  const { staffSubject } = await built('people/staff-directory.service.js');
  const { Env } = await built('platform/env.js');
  const { UnitOfWork } = await built('platform/unit-of-work.js');
  for (const staffId of office.people.filter((_, at) => at % WITH_DEVICE === 1)) {
    const { endpoint, ...keys } = subscribe();
    const [id, session] = [randomUUID(), randomUUID()];
    const subject = staffSubject(staffId);
    const [sealed, sealedKeys] = await get(UnitOfWork).asWorker('chaos', async () => [
      await get(FieldCipher).seal(subject, endpointColumn(id), endpoint),
      await get(FieldCipher).sealJson(subject, keysColumn(id), keys),
    ]);
    await office.sql(
      `INSERT INTO app.sessions (id, token_hash, staff_id, step, expires_at) VALUES ($1, $2, $3, 'done', app.now() + interval '12 hours')`,
      [session, randomBytes(32), staffId],
    );
    await office.sql(
      `INSERT INTO app.push_devices (id, staff_id, session_id, endpoint_sealed, endpoint_bidx, keys_sealed, office_key, browser, system)
       VALUES ($1, $2, $3, $4, $5, $6, $7, 'firefox', 'android')`,
      [id, staffId, session, sealed, get(BlindIndex).endpoint(endpoint), sealedKeys, get(Env).push.publicKey],
    );
  }
}

async function openCases(office, { people, coordinator, odd }, count) {
  const cases = [];
  for (let at = 0; at < count; at += 1) {
    const [caller, detained, intake, id] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
    const code = [0, 1, 2, 3].map((place) => REFERENCE[Math.floor(at / 32 ** place) % 32]).join('');
    await office.sql(
      `INSERT INTO app.parties (id, kind, recorded_by) VALUES ($1, 'caller', $3), ($2, 'detained', $3)`,
      [caller, detained, coordinator],
    );
    await office.sql(
      `INSERT INTO app.intakes (id, reference, status, channel, monitored_line, questionnaire_version, caller_party_id,
                                detained_party_id, missing, taken_by, finished_at)
       SELECT $1, $2, 'accepted', 'phone', false, q.version, $3, $4, '{}', $5, app.now() FROM app.questionnaires q LIMIT 1`,
      [intake, `IN-${code}`, caller, detained, coordinator],
    );
    await office.sql(
      `INSERT INTO app.cases (id, reference, status, bond_track, representation, custody_status, intake_id, detained_party_id,
                              opened_by, matching_since)
       VALUES ($1, $2, 'represented', 'preparing', 'accepted', 'in_custody', $3, $4, $5, NULL)`,
      [id, `FZ-${code}`, intake, detained, coordinator],
    );
    await office.sql(
      `INSERT INTO app.assignments (case_id, staff_id, role, started_by) VALUES ($1, $2, 'lead', $4), ($1, $3, 'backup', $4)`,
      [id, odd[at] ?? people[at % PEOPLE], people[(at + 7) % PEOPLE], coordinator],
    );
    cases.push(id);
  }
  return cases;
}
