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
