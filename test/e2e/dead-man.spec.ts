import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { Office } from '../support/office.js';
import { MailServer } from '../support/mail.js';
import { ReminderStage } from '../support/reminder-stage.js';

const ROOT = path.resolve(import.meta.dirname, '..', '..');
const ON_CALL = 'on-call@example.org';

describe('the dead man’s switch, a process of its own', () => {
  let office: Office;
  let otherRoute: MailServer;
  let child: ChildProcess;

  beforeAll(async () => {
    office = await Office.open();
    otherRoute = await MailServer.start();
    const stage = await ReminderStage.set(office);
    await stage.tick();
    child = fork(path.join(ROOT, 'src/deadman.ts'), [], {
      cwd: ROOT,
      env: {
        PATH: process.env['PATH'],
        DATABASE_URL: office.database.url(),
        KEY_FILE: office.database.keyFile,
        DEADMAN_SMTP_URL: otherRoute.url,
        DEADMAN_MAIL_TO: ON_CALL,
        LOG_LEVEL: 'silent',
      },
      execArgv: ['--no-warnings', '--import', './test/support/ts-loader.mjs'],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    await once(child, 'message');
  }, 90_000);
  afterAll(async () => {
    if (child?.exitCode === null) {
      child.kill('SIGTERM');
      await once(child, 'exit');
    }
    await otherRoute?.close();
    await office?.close();
  });

  it('is silent while somebody sweeps, pages when nobody does, and says when it is over', async () => {
    expect(otherRoute.to(ON_CALL)).toEqual([]);
    await office.moveOn({ minutes: 2 });
    const page = await otherRoute.next(ON_CALL, 1);
    expect(page.parsed.subject).toBe('Reminders: alarm');
    await office.sql(`UPDATE app.heartbeats SET beat_at = app.now() WHERE name = 'sweep'`);
    const recovered = await otherRoute.next(ON_CALL, 2);
    expect(recovered.parsed.subject).toBe('Reminders: recovered');
    expect(office.mail.to(ON_CALL)).toEqual([]);
  });

  it('sees two things, leaves its own sign of life, and nothing else', async () => {
    const url = office.database.url('app_deadman');
    const { default: pg } = await import('pg');
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    try {
      await expect(client.query('SELECT recipient_id FROM app.reminders')).rejects.toThrow(
        'permission denied',
      );
      await expect(client.query('SELECT id FROM app.cases')).rejects.toThrow('permission denied');
      const beats = await client.query<{ name: string }>(
        'UPDATE app.heartbeats SET beat_at = app.now() RETURNING name',
      );
      expect(beats.rows).toEqual([{ name: 'dead-man' }]);
      await expect(client.query(`INSERT INTO app.heartbeats (name) VALUES ('sweep 2')`)).rejects.toThrow(
        'row-level security',
      );
    } finally {
      await client.end();
    }
  });
});
