import pg from 'pg';
import { addDevice } from '../support/device.js';
import { Office } from '../support/office.js';
import { PushService, type PushBehaviour, type Subscription } from '../support/push-service.js';
import { ReminderStage, type ReminderRecord } from '../support/reminder-stage.js';
import { until } from '../support/until.js';
import { WorkerProcess } from '../support/worker-process.js';

const WAIT = { within: 60_000 };

describe('a worker killed over a notification', () => {
  let office: Office;
  let service: PushService;
  let stage: ReminderStage;
  let worker: WorkerProcess;
  let env: Record<string, string>;
  let phone: Subscription;

  beforeAll(async () => {
    service = await PushService.start();
    office = await Office.open({ env: { ...service.env, PROCESS_ROLE: 'api' } });
    stage = await ReminderStage.set(office);
    phone = await addDevice(stage.lead, service);
    env = {
      ...service.env,
      NODE_ENV: 'test',
      KEY_FILE: office.database.keyFile,
      DATABASE_URL: office.database.url(),
      SMTP_URL: office.mail.url,
      PUBLIC_URL: office.baseUrl,
      LOG_LEVEL: 'warn',
    };
    worker = await WorkerProcess.start(env);
  }, 120_000);
  afterAll(async () => {
    await worker?.kill();
    await office?.close();
    await service?.close();
  });

  /** A hearing in eight days; its first step is due tomorrow, to the lead alone. */
  const pushOfTomorrow = async (): Promise<ReminderRecord> => {
    const day = office.clock.now().toZonedDateTimeISO('America/New_York').toPlainDate().add({ days: 8 });
    const hearingId = await stage.hearing(`${day.toString()}T13:00:00-05:00`);
    const [row] = await stage.rows(`hearing_id = '${hearingId}' AND step = 'T-7d' AND channel = 'push'`);
    if (!row) throw new Error('no notification was planned');
    return row;
  };
  const reached = () =>
    until(() => service.attempts > 0, { ...WAIT, what: 'the worker asking the push service' });

  /** Lets the answer come while a table the worker must write to is locked: it knows, and cannot say so. */
  const answerInto = async (table: string, row: ReminderRecord): Promise<pg.Client> => {
    const holder = new pg.Client({ connectionString: office.database.url() });
    await holder.connect();
    await holder.query(`BEGIN; LOCK TABLE ${table} IN EXCLUSIVE MODE`);
    service.answerAll();
    const waits = () =>
      office.sql(
        `SELECT 1 AS one FROM pg_locks l JOIN pg_stat_activity a USING (pid)
          WHERE NOT l.granted AND a.usename = 'app_worker' AND a.datname = current_database() AND l.relation = $1::regclass`,
        [table],
      );
    await until(async () => (await waits()).length > 0, { ...WAIT, what: `the worker waiting for ${table}` });
    // The mail of the same minute may be what waits for its attempt: this try must be written down by then as well.
    if (table === 'app.attempts')
      await until(
        async () =>
          (
            await office.sql(
              `SELECT 1 AS one FROM app.push_tries WHERE reminder_id = $1 AND state = 'accepted'`,
              [row.id],
            )
          )[0],
        { ...WAIT, what: 'the device’s try being written down' },
      );
    return holder;
  };

  it.each<{ name: string; behaviour: PushBehaviour; sent: number; lock: string | null }>([
    { name: 'before the service took it', behaviour: 'hang', sent: 1, lock: null },
    {
      name: 'after it was taken, before the answer',
      behaviour: 'accept, then hang',
      sent: 2,
      lock: null,
    },
    {
      name: 'after the answer, before the device’s try is written down',
      behaviour: 'accept, then hang',
      sent: 2,
      lock: 'app.push_tries',
    },
    {
      name: 'after the try, before the reminder is written down',
      behaviour: 'accept, then hang',
      sent: 1,
      lock: 'app.attempts',
    },
  ])(
    '$name: on the screen once, and nobody is left without it',
    async ({ behaviour, sent, lock }) => {
      const row = await pushOfTomorrow();
      service.forget();
      service.behave(behaviour);
      await Promise.all([reached(), stage.moveToDue(row)]);
      const holder = lock ? await answerInto(lock, row) : null;
      await worker.kill();
      await holder?.end();

      service.behave('accept');
      await office.moveOn({ minutes: 12 });
      worker = await WorkerProcess.start(env);
      await until(async () => (await stage.rows(`id = '${row.id}' AND state = 'sent'`))[0], {
        ...WAIT,
        what: `the notification being settled; the worker said ${worker.output.slice(-500)}`,
      });
      const arrived = service.to(phone);
      expect(service.disbelieved).toEqual([]);
      expect(arrived).toHaveLength(sent);
      // A repeat is the same try under the same topic and tag: it takes the place of the first.
      expect(new Set(arrived.map(({ tag, topic, try: of }) => `${tag} ${topic} ${of}`))).toEqual(
        new Set([`${row.id.replaceAll('-', '')} ${row.id.replaceAll('-', '')} ${row.id}.1`]),
      );
      expect(service.screenOf(phone)).toHaveLength(1);
      await office.sql(
        `UPDATE app.hearings SET status = 'vacated', ended_at = app.now() WHERE case_id = $1 AND status = 'scheduled'`,
        [stage.caseId],
      );
      await stage.replan();
    },
    240_000,
  );
});
