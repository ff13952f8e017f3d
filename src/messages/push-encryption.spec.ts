import { createPublicKey, generateKeyPairSync, verify } from 'node:crypto';
import { makeVapidKey, readVapidKey } from '../platform/vapid-key.js';
import { areBrowserKeys, encryptPush, vapidHeader } from './push-encryption.js';

/** RFC 8291, section 5 and appendix A. */
const RFC = {
  text: 'When I grow up, I want to be a watermelon',
  p256dh: 'BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4',
  auth: 'BTBZMqHH6r4Tts7J_aSIgg',
  ownKey: 'yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw',
  salt: 'DGv6ra1nlYgDCS1FRnbzlw',
  body:
    'DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A' +
    '_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN',
};
const bytes = (text: string) => Buffer.from(text, 'base64url');

describe('a message only one browser can read', () => {
  it('is what RFC 8291 publishes, byte for byte', () => {
    const chances = { ownKey: bytes(RFC.ownKey), salt: bytes(RFC.salt), padTo: 0 };
    expect(encryptPush(RFC.text, RFC, chances).toString('base64url')).toBe(RFC.body);
  });

  it('is another each time, always of one length, and never longer than a service must take', () => {
    const bodies = ['a', 'a', 'á'.repeat(500)].map((text) => encryptPush(text, RFC));
    expect(new Set(bodies.map((body) => body.toString('hex'))).size).toBe(3);
    expect(new Set(bodies.map(({ length }) => length)).size).toBe(1);
    expect(bodies[0]?.length).toBeLessThan(4096);
    expect(() => encryptPush('a'.repeat(1025), RFC)).toThrow(RangeError);
  });

  it.each([
    ['no point of the curve', { p256dh: bytes(RFC.p256dh).fill(7, 1).toString('base64url'), auth: RFC.auth }],
    ['a short point', { p256dh: RFC.p256dh.slice(0, 40), auth: RFC.auth }],
    ['a short secret', { p256dh: RFC.p256dh, auth: 'BTBZMqHH6r4' }],
    ['words', { p256dh: 'my key', auth: 'my secret' }],
  ])('%s is no key', (_what, keys) => {
    expect(areBrowserKeys(RFC)).toBe(true);
    expect(areBrowserKeys(keys)).toBe(false);
  });
});

describe('how a push service knows the office', () => {
  it('a signed word about the service, the end and the office, which nobody else can sign', () => {
    const key = readVapidKey(makeVapidKey());
    if (!key) throw new Error('no key');
    const header = vapidHeader({ ...key, subject: 'mailto:a@example.org' }, 'https://push.example.org', 99);
    const [, head = '', body = '', signature = '', k] =
      /^vapid t=([\w-]+)\.([\w-]+)\.([\w-]+), k=([\w-]+)$/.exec(header) ?? [];
    expect(k).toBe(key.publicKey);
    expect(JSON.parse(bytes(head).toString())).toEqual({ typ: 'JWT', alg: 'ES256' });
    expect(JSON.parse(bytes(body).toString())).toEqual({
      aud: 'https://push.example.org',
      exp: 99,
      sub: 'mailto:a@example.org',
    });
    const checks = (publicKey: ReturnType<typeof createPublicKey>) =>
      verify(
        'sha256',
        Buffer.from(`${head}.${body}`),
        { key: publicKey, dsaEncoding: 'ieee-p1363' },
        bytes(signature),
      );
    expect(checks(createPublicKey(key.privateKey))).toBe(true);
    expect(checks(generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey)).toBe(false);
  });

  it.each(['', 'short', 'A'.repeat(43), `${'A'.repeat(42)}!`, '_'.repeat(43)])('"%s" is no key', (given) => {
    expect(readVapidKey(given)).toBeNull();
  });
});
