import { createTransport } from 'nodemailer';
import { TestDatabase } from '../support/database.js';
import { MailServer } from '../support/mail.js';
import { onEachQueueBackend, RedisServer } from '../support/redis.js';
import { until } from '../support/until.js';

describe('a database of the spec’s own', () => {
  it('is migrated, sees nothing without context, and is gone afterwards', async () => {
    const database = await TestDatabase.fresh();
    const [shift] = await database.sql<{ shift: string }>('SELECT shift::text FROM app.clock_shift');
    expect(shift).toEqual({ shift: '00:00:00' });
    const seen = await database.as(
      'app_rt',
      async (client) => (await client.query('SELECT app.uid() AS uid')).rows,
    );
    expect(seen).toEqual([{ uid: null }]);
    await database.close();
  });
});

describe('a mail server that can misbehave', () => {
  let mail: MailServer;
  const send = (options: object = {}) =>
    createTransport(`${mail.url}?ignoreTLS=true`, { from: 'office@example.org' }).sendMail({
      to: 'ana@example.org',
      subject: 'Something is due',
      text: 'Please look at your inbox.',
      ...options,
    });
  beforeEach(async () => {
    mail = await MailServer.start();
  });
  afterEach(() => mail.close());

  it('keeps the bytes of an accepted message', async () => {
    await send();
    const { raw, parsed, confirmed } = await mail.next('ana@example.org');
    expect(raw.toString()).toContain('Subject: Something is due');
    expect(parsed.text?.trim()).toBe('Please look at your inbox.');
    expect(confirmed).toBe(true);
  });

  it('refuses for now and for good', async () => {
    mail.behave({ refuse: 450 });
    await expect(send()).rejects.toMatchObject({ responseCode: 450 });
    mail.behave({ refuse: 550 });
    await expect(send()).rejects.toMatchObject({ responseCode: 550 });
    mail.behave({ refuseRecipient: 550 });
    await expect(send()).rejects.toMatchObject({ code: 'EENVELOPE' });
    expect(mail.received).toHaveLength(0);
  });

  it('keeps a message whose sender never hears of it', async () => {
    mail.behave('accept, then drop the connection');
    await expect(send()).rejects.toThrow();
    expect(mail.to('ana@example.org')).toEqual([expect.objectContaining({ confirmed: false })]);
  });

  it('hangs after DATA', async () => {
    mail.behave('hang after DATA');
    const transport = createTransport(`${mail.url}?ignoreTLS=true&socketTimeout=300`, {
      from: 'office@example.org',
    });
    await expect(transport.sendMail({ to: 'ana@example.org', text: 'x' })).rejects.toThrow();
    expect(mail.attempts).toBe(1);
  });
});

onEachQueueBackend((backend) => {
  it('can be had', async () => {
    if (backend === 'postgres') return;
    const redis = await RedisServer.start();
    expect(await until(() => redis.dump().then((text) => text === ''))).toBe(true);
    await redis.close();
  });
});
