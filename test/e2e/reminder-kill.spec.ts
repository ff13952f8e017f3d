import { afterTheAnswer, lockedAt, silentAt, type Hold } from '../support/holding-worker.js';
import { MailJournal } from '../support/mail-journal.js';
import { Office } from '../support/office.js';
import { onEachQueueBackend } from '../support/redis.js';
import { ReminderStage, type ReminderRecord } from '../support/reminder-stage.js';
import { StallingSmtp } from '../support/stalling-smtp.js';
import { until } from '../support/until.js';
import { WorkerProcess } from '../support/worker-process.js';

const WAIT = { within: 60_000 };

/** Somewhere between two steps of a delivery: how a worker is held there. */
interface Moment {
  readonly name: string;
  readonly channel: 'mail' | 'inbox';
  /** The other side has the message when the worker dies. */
  readonly taken: boolean;
  /** Resolves when everything is ready for the worker to run into. */
  readonly hold: Hold;
}

const MOMENTS = {
  claim: {
    name: 'in the middle of the claim',
    channel: 'mail',
    taken: false,
    hold: lockedAt('app.attempts', 'EXCLUSIVE'),
  },
  prepare: {
    name: 'after the claim, before the message is made',
    channel: 'mail',
    taken: false,
    hold: lockedAt('keys.subject_keys', 'ACCESS EXCLUSIVE'),
  },
  greeting: { name: 'before the greeting', channel: 'mail', taken: false, hold: silentAt('greeting') },
  recipient: { name: 'after RCPT TO', channel: 'mail', taken: false, hold: silentAt('recipient') },
  data: { name: 'at DATA', channel: 'mail', taken: false, hold: silentAt('data') },
  stored: {
    name: 'after the message was taken, before the answer',
    channel: 'mail',
    taken: true,
    hold: silentAt('stored'),
  },
  answered: {
    name: 'after the answer, before it is written down',
    channel: 'mail',
    taken: true,
    hold: afterTheAnswer('app.attempts'),
  },
  inbox: {
    name: 'while the inbox item is written',
    channel: 'inbox',
    taken: false,
    hold: lockedAt('app.inbox_items', 'EXCLUSIVE'),
  },
} as const satisfies Record<string, Moment>;

onEachQueueBackend((queue) => {
  const { claim, prepare, greeting, recipient, data, stored, answered, inbox } = MOMENTS;
  // 'prepare' comes first: a worker that has delivered before holds the recipient's key in memory and does not ask for it.
  // What happens at the mail server does not depend on the queue: there every moment is tried on one of them.
  const everyMoment: readonly Moment[] =
    queue === 'postgres'
      ? [prepare, claim, greeting, recipient, data, stored, answered, inbox]
      : [claim, answered];
  killed(queue, 'with a journal that can be asked', true, everyMoment);
  if (queue === 'postgres') killed(queue, 'with nobody to ask', false, [prepare, answered]);
});

function killed(queue: 'postgres' | 'redis', how: string, canAsk: boolean, moments: readonly Moment[]): void {
  describe(`a worker killed between any two steps, ${how}`, () => {
    let office: Office;
    let stage: ReminderStage;
    let smtp: StallingSmtp;
    let journal: MailJournal;
    let worker: WorkerProcess;
    let env: Record<string, string>;

    beforeAll(async () => {
      smtp = await StallingSmtp.start();
      journal = await MailJournal.start(() => smtp.stored.map(({ messageId }) => messageId));
      office = await Office.open({ queue, env: { PROCESS_ROLE: 'api', SMTP_URL: smtp.url } });
      stage = await ReminderStage.set(office);
      env = {
        NODE_ENV: 'test',
        KEY_FILE: office.database.keyFile,
        DATABASE_URL: office.database.url(),
        SMTP_URL: smtp.url,
        PUBLIC_URL: office.baseUrl,
        LOG_LEVEL: 'warn',
        ...(office.redis ? { REDIS_URL: office.redis.url } : {}),
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

    const letters = ({ id }: ReminderRecord) =>
      smtp.stored.filter(({ messageId }) => messageId.startsWith(`<${id}.`));
    const items = ({ id }: ReminderRecord) =>
      office.sql('SELECT id FROM app.inbox_items WHERE reminder_id = $1', [id]);

    /** A hearing in eight days: its first step, tomorrow morning, is for the lead alone. */
    const scheduleHearing = async (): Promise<Record<'mail' | 'inbox', ReminderRecord>> => {
      const day = office.clock.now().toZonedDateTimeISO('America/New_York').toPlainDate().add({ days: 8 });
      const hearingId = await stage.hearing(`${day.toString()}T13:00:00-05:00`);
      const [inboxRow, mailRow] = await stage.rows(`hearing_id = '${hearingId}' AND step = 'T-7d'`);
      if (!inboxRow || !mailRow) throw new Error('no reminder was planned');
      return { mail: mailRow, inbox: inboxRow };
    };

    it.each(moments)(
      '$name',
      async ({ hold, taken, channel }) => {
        const rows = await scheduleHearing();
        const { reached } = await hold({ office, smtp });
        const [release] = await Promise.all([reached, stage.moveToDue(rows.mail)]);
        await worker.kill();
        await release();
        if (channel === 'mail') expect(letters(rows.mail)).toHaveLength(taken ? 1 : 0);
        else expect(await items(rows.inbox)).toHaveLength(0);

        // The dead worker's lease runs out; where nobody can be asked, so does the wait for an answer.
        await office.moveOn({ minutes: 12 });
        worker = await WorkerProcess.start(env);
        const settled = () =>
          stage.rows(`id IN ('${rows.mail.id}', '${rows.inbox.id}') AND state IN ('sent', 'delivered')`);
        await until(async () => (await settled()).length === 2, {
          ...WAIT,
          what: `both being told after all; the worker said ${worker.output.slice(-500)}`,
        });

        expect(await items(rows.inbox)).toHaveLength(1);
        expect(new Set(letters(rows.mail).map(({ messageId }) => messageId))).toEqual(
          new Set([`<${rows.mail.id}.1@example.org>`]),
        );
        expect(letters(rows.mail)).toHaveLength(canAsk || !taken ? 1 : 2);
        await office.sql(
          `UPDATE app.hearings SET status = 'vacated', ended_at = app.now() WHERE case_id = $1 AND status = 'scheduled'`,
          [stage.caseId],
        );
        await stage.replan();
      },
      240_000,
    );
  });
}
