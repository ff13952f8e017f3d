import pg from 'pg';
import { Office } from '../support/office.js';
import { givePhone } from '../support/phone.js';
import { ReminderStage, type ReminderRecord } from '../support/reminder-stage.js';
import { SmsProvider, type SmsBehaviour } from '../support/sms-provider.js';
import { until } from '../support/until.js';
import { WorkerProcess } from '../support/worker-process.js';

const WAIT = { within: 60_000 };

describe('a worker killed over a text message', () => {
  let office: Office;
  let provider: SmsProvider;
  let stage: ReminderStage;
  let worker: WorkerProcess;
  let env: Record<string, string>;
  let phone: string;

  beforeAll(async () => {
    provider = await SmsProvider.start();
    office = await Office.open({ env: { ...provider.env, PROCESS_ROLE: 'api' } });
    stage = await ReminderStage.set(office);
    phone = await givePhone(stage.lead, provider);
    env = {
      ...provider.env,
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
    await provider?.close();
  });

  /** A hearing in eight days; its first step is due tomorrow, to the lead alone. */
  const textOfTomorrow = async (): Promise<ReminderRecord> => {
    const day = office.clock.now().toZonedDateTimeISO('America/New_York').toPlainDate().add({ days: 8 });
    const hearingId = await stage.hearing(`${day.toString()}T13:00:00-05:00`);
    const [row] = await stage.rows(`hearing_id = '${hearingId}' AND step = 'T-7d' AND channel = 'sms'`);
    if (!row) throw new Error('no text was planned');
    return row;
  };
  const reached = (before: number) =>
    until(() => provider.attempts > before, { ...WAIT, what: 'the worker asking the provider' });

  /** Lets the answer come while the table the worker must write to is locked: it knows, and cannot say so. */
  const answerInto = async (table: string): Promise<pg.Client> => {
    const holder = new pg.Client({ connectionString: office.database.url() });
    await holder.connect();
    await holder.query(`BEGIN; LOCK TABLE ${table} IN EXCLUSIVE MODE`);
    provider.answerAll();
    const waits = () =>
      office.sql(
        `SELECT 1 AS one FROM pg_locks l JOIN pg_stat_activity a USING (pid)
          WHERE NOT l.granted AND a.usename = 'app_worker' AND a.datname = current_database() AND l.relation = $1::regclass`,
        [table],
      );
    await until(async () => (await waits()).length > 0, { ...WAIT, what: `the worker waiting for ${table}` });
    return holder;
  };

  it.each<{ name: string; behaviour: SmsBehaviour; taken: number; answered: boolean }>([
    { name: 'before the provider took it', behaviour: 'hang', taken: 0, answered: false },
    {
      name: 'after it was taken, before the answer',
      behaviour: 'accept, then hang',
      taken: 1,
      answered: false,
    },
    {
      name: 'after the answer, before it is written down',
      behaviour: 'accept, then hang',
      taken: 1,
      answered: true,
    },
  ])(
    '$name: sent once, and nobody is left without it',
    async ({ behaviour, taken, answered }) => {
      const row = await textOfTomorrow();
      provider.forget();
      provider.behave(behaviour);
      await Promise.all([reached(0), stage.moveToDue(row)]);
      const holder = answered ? await answerInto('app.attempts') : null;
      await worker.kill();
      await holder?.end();
      expect(provider.to(phone)).toHaveLength(taken);

      provider.behave('accept');
      await office.moveOn({ minutes: 12 });
      worker = await WorkerProcess.start(env);
      await until(async () => (await stage.rows(`id = '${row.id}' AND state = 'sent'`))[0], {
        ...WAIT,
        what: `the text being settled; the worker said ${worker.output.slice(-500)}`,
      });
      expect(provider.to(phone)).toHaveLength(1);
      expect(provider.asked).toBeGreaterThan(0);
      await office.sql(
        `UPDATE app.hearings SET status = 'vacated', ended_at = app.now() WHERE case_id = $1 AND status = 'scheduled'`,
        [stage.caseId],
      );
      await stage.replan();
    },
    240_000,
  );
});
