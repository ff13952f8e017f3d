import { readPushEndpoint } from './push-endpoint.js';

const TEST = 'http://127.0.0.1:4010';

describe('where a browser says that its messages go', () => {
  it.each([
    'https://fcm.googleapis.com/fcm/send/abc:def',
    'https://updates.push.services.mozilla.com/wpush/v2/gAAAA',
    'https://web.push.apple.com/QOp',
    'https://db5p.notify.windows.com/w/?token=BQ',
    'https://fcm.googleapis.com:443/fcm/send/abc',
  ])('%s is a push service', (address) => {
    expect(readPushEndpoint(address, null)?.protocol).toBe('https:');
  });

  it.each([
    ['not encrypted', 'http://fcm.googleapis.com/fcm/send/abc'],
    ['another port', 'https://fcm.googleapis.com:8443/fcm/send/abc'],
    ['another host', 'https://push.example.org/abc'],
    ['a host that only begins like one', 'https://fcm.googleapis.com.example.org/abc'],
    ['a host that only ends like one', 'https://evilfcm.googleapis.com/abc'],
    ['a host that only ends like one, below a dot', 'https://evilpush.apple.com/abc'],
    ['the bare domain', 'https://push.apple.com/abc'],
    ['a dot at the end', 'https://fcm.googleapis.com./abc'],
    ['a user', 'https://fcm.googleapis.com@127.0.0.1/abc'],
    ['a user at a service', 'https://user:pass@fcm.googleapis.com/abc'],
    ['this machine', 'https://127.0.0.1/abc'],
    ['this machine, by name', 'https://localhost/abc'],
    ['this machine, in one number', 'https://2130706433/abc'],
    ['this machine, in IPv6', 'https://[::1]/abc'],
    ['a service mapped into IPv6', 'https://[::ffff:127.0.0.1]/abc'],
    ['the cloud’s own', 'http://169.254.169.254/latest/meta-data'],
    ['letters that look like others', 'https://fcm.googleapіs.com/abc'],
    ['a file', 'file:///etc/passwd'],
    ['no address', 'fcm.googleapis.com'],
    ['a page within', 'https://fcm.googleapis.com/abc#x'],
    ['more than any service needs', `https://fcm.googleapis.com/${'a'.repeat(1100)}`],
    ['the test service, where there is none', `${TEST}/abc`],
  ])('%s is refused', (_why, address) => {
    expect(readPushEndpoint(address, null)).toBeNull();
  });

  it('in a test one service on this machine is let through, at its very port', () => {
    expect(readPushEndpoint(`${TEST}/push/1`, TEST)?.pathname).toBe('/push/1');
    expect(readPushEndpoint('http://127.0.0.1:4011/push/1', TEST)).toBeNull();
    expect(readPushEndpoint('http://localhost:4010/push/1', TEST)).toBeNull();
    expect(readPushEndpoint('http://u@127.0.0.1:4010/push/1', TEST)).toBeNull();
  });
});
