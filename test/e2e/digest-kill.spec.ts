import { afterTheAnswer, lockedAt, silentAt, type Hold } from '../support/holding-worker.js';
import { MailJournal } from '../support/mail-journal.js';
import { Office } from '../support/office.js';
import { ReminderStage } from '../support/reminder-stage.js';
import { StallingSmtp } from '../support/stalling-smtp.js';
import { until } from '../support/until.js';
import { WorkerProcess } from '../support/worker-process.js';

interface Moment {
  readonly name: string;
  /** The other side has the mail when the worker dies. */
  readonly taken: boolean;
  readonly hold: Hold;
}

const WAIT = { within: 60_000 };
const MOMENTS = {
  writing: {
    name: 'while the mail is written down',
    taken: false,
    hold: lockedAt('app.digests', 'EXCLUSIVE'),
  },
  data: { name: 'after the claim, at DATA', taken: false, hold: silentAt('data') },
  stored: {
    name: 'after the mail was taken, before the answer',
    taken: true,
    hold: silentAt('stored'),
  },
  answered: {
    name: 'after the answer, before it is written down',
    taken: true,
    hold: afterTheAnswer('app.digests'),
  },
} as const satisfies Record<string, Moment>;

describe.each([
  ['with a journal that can be asked', true, Object.values(MOMENTS)],
  ['with nobody to ask', false, [MOMENTS.answered]],
] as const)('a worker killed over a mail of the day, %s', (_how, canAsk, moments) => {
  let office: Office;
  let stage: ReminderStage;
  let smtp: StallingSmtp;
  let journal: MailJournal;
  let worker: WorkerProcess;
  let env: Record<string, string>;

  beforeAll(async () => {
    smtp = await StallingSmtp.start();
    journal = await MailJournal.start(() => smtp.stored.map(({ messageId }) => messageId));
    office = await Office.open({ env: { PROCESS_ROLE: 'api', SMTP_URL: smtp.url } });
    env = {
      NODE_ENV: 'test',
      KEY_FILE: office.database.keyFile,
      DATABASE_URL: office.database.url(),
      SMTP_URL: smtp.url,
      PUBLIC_URL: office.baseUrl,
      LOG_LEVEL: 'warn',
      ...(canAsk ? { MAIL_LOOKUP_URL: journal.url } : {}),
    };
    worker = await WorkerProcess.start(env);
  }, 120_000);
  afterAll(async () => {
    await worker?.kill();
    await office?.close();
    await smtp?.close();
    await journal?.close();
  });

  const digests = () =>
    office.sql<{ id: string; state: string }>('SELECT id, state FROM app.digests WHERE staff_id = $1', [
      stage.lead.id,
    ]);
  const letters = async () => {
    const ids = (await digests()).map(({ id }) => id);
    return smtp.stored
      .map(({ messageId }) => messageId)
      .filter((messageId) => ids.some((id) => messageId.startsWith(`<digest-${id}.`)));
  };

  it.each(moments)(
    '$name: one mail, and nobody is left without it',
    async ({ hold, taken }) => {
      const today = office.clock.now().toZonedDateTimeISO('America/New_York').toPlainDate();
      // Nothing else is due that morning, and nobody's step of an earlier moment.
      await office.moveTo(`${today.add({ days: 1 }).toString()}T12:00:00-05:00`);
      stage = await ReminderStage.set(office);
      const told = { kind: 'HAND_BRIEF', timeZone: 'America/New_York', owner: 'US', toldBy: 'notice' };
      const entered = await stage.lead.post(`/cases/${stage.caseId}/deadlines`, {
        ...told,
        on: '2027-02-17',
        ladder: 'E',
      });
      expect(entered.status).toBe(201);
      const morning = today.add({ days: 2 }).toString();

      const { reached } = await hold({ office, smtp });
      const [release] = await Promise.all([reached, office.moveTo(`${morning}T08:30:05-05:00`)]);
      await worker.kill();
      await release();
      expect(await letters()).toHaveLength(taken ? 1 : 0);

      // The dead worker's lease runs out; where nobody can be asked, so does the wait for an answer.
      await office.moveOn({ minutes: 12 });
      worker = await WorkerProcess.start(env);
      await until(async () => (await digests())[0]?.state === 'sent', {
        ...WAIT,
        what: `the mail of the day being sent after all; the worker said ${worker.output.slice(-500)}`,
      });
      const sent = await letters();
      expect(await digests()).toHaveLength(1);
      expect(new Set(sent)).toHaveProperty('size', 1);
      expect(sent).toHaveLength(canAsk || !taken ? 1 : 2);
      const untold = await stage.rows(`step = 'open' AND channel = 'inbox' AND digest_id IS NULL`);
      expect(untold).toEqual([]);
    },
    240_000,
  );
});
