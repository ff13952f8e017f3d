import { readEnv } from './env.js';

const needed = { KEY_FILE: '/dev/null', SMTP_URL: 'smtp://127.0.0.1:1025' };
const texts = {
  TWILIO_ACCOUNT_SID: `AC${'0'.repeat(32)}`,
  TWILIO_AUTH_TOKEN: 'x'.repeat(32),
  SMS_FROM: '+17045550100',
};

describe('text messages in the environment', () => {
  it('all three of them', () => {
    const { TWILIO_ACCOUNT_SID: account, TWILIO_AUTH_TOKEN: token, SMS_FROM: from } = texts;
    expect(readEnv({ ...needed, ...texts }).sms).toEqual({ account, token, from });
  });

  it('or none: then none are offered', () => {
    expect(readEnv(needed).sms).toBeNull();
    expect(
      readEnv({ ...needed, TWILIO_ACCOUNT_SID: '', TWILIO_AUTH_TOKEN: '', SMS_FROM: '' }).sms,
    ).toBeNull();
  });

  it('and the synthetic office writes to nobody, whatever it is given', () => {
    expect(readEnv({ ...needed, ...texts, DEMO: '1' }).sms).toBeNull();
  });

  it.each(Object.keys(texts))('without %s the office does not start, and is told what is missing', (name) => {
    expect(() => readEnv({ ...needed, ...texts, [name]: undefined })).toThrow(name);
  });

  it.each([
    ['SMS_FROM', '704-555-0100'],
    ['TWILIO_ACCOUNT_SID', 'SK123'],
    ['SMS_API_URL', 'twilio'],
  ])('a wrong %s is named, not shown', (name, value) => {
    const start = () => readEnv({ ...needed, ...texts, [name]: value });
    expect(start).toThrow(name);
    expect(start).not.toThrow(value);
  });
});

describe('the key of notifications in the environment', () => {
  const VAPID_PRIVATE_KEY = 'yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw';
  const VAPID_PUBLIC_KEY =
    'BP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A8';

  it('the private half alone is enough; without it none are offered', () => {
    expect(readEnv({ ...needed, VAPID_PRIVATE_KEY }).push).toMatchObject({
      publicKey: VAPID_PUBLIC_KEY,
      subject: 'mailto:office@example.org',
    });
    expect(readEnv({ ...needed, VAPID_PRIVATE_KEY, VAPID_PUBLIC_KEY }).push).not.toBeNull();
    expect(readEnv(needed).push).toBeNull();
    expect(readEnv({ ...needed, VAPID_PRIVATE_KEY: '' }).push).toBeNull();
  });

  it.each([
    ['VAPID_PRIVATE_KEY', { VAPID_PRIVATE_KEY: VAPID_PUBLIC_KEY }],
    ['VAPID_PRIVATE_KEY', { VAPID_PRIVATE_KEY: 'A'.repeat(43) }],
    ['VAPID_PUBLIC_KEY', { VAPID_PRIVATE_KEY, VAPID_PUBLIC_KEY: `${VAPID_PUBLIC_KEY.slice(0, -1)}A` }],
    ['VAPID_PUBLIC_KEY', { VAPID_PUBLIC_KEY }],
    ['VAPID_SUBJECT', { VAPID_PRIVATE_KEY, VAPID_SUBJECT: 'the office' }],
    ['PUSH_TEST_ORIGIN', { PUSH_TEST_ORIGIN: 'http://push.example.org' }],
    ['PUSH_TEST_ORIGIN', { PUSH_TEST_ORIGIN: 'http://127.0.0.1:4010/push' }],
    ['PUSH_TEST_ORIGIN', { PUSH_TEST_ORIGIN: 'http://127.0.0.1:4010', NODE_ENV: 'production' }],
  ])('a wrong %s is named, not shown', (name, given) => {
    const start = () => readEnv({ ...needed, ...given });
    expect(start).toThrow(name);
    for (const value of Object.values(given)) if (value.length > 20) expect(start).not.toThrow(value);
  });
});
