import { isInside, postPush } from './push-request.js';

describe('where notifications may be posted', () => {
  it.each([
    '127.0.0.1',
    '10.1.2.3',
    '172.31.255.255',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '255.255.255.255',
    '::1',
    '::ffff:127.0.0.1',
    'fd00::1',
    'fe80::1',
  ])('%s is inside', (address) => {
    expect(isInside(address)).toBe(true);
  });

  it.each(['142.250.0.95', '17.57.144.1', '172.32.0.1', '2607:f8b0::5f'])('%s is outside', (address) => {
    expect(isInside(address)).toBe(false);
  });

  it('a name that leads to this machine is not connected to', async () => {
    await expect(postPush(new URL('https://localhost:1/push'), {}, Buffer.alloc(1))).rejects.toMatchObject({
      code: 'EPRIVATE',
    });
  });
});
