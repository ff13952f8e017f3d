import 'temporal-polyfill/global';

import { deliveredShare, deliveryHealth } from './delivery-health.js';
import { type Channel, type Delivery } from './shapes.js';

const asOf = '2026-11-24T15:00:00Z';
const channel = (changes: Partial<Channel> = {}): Channel => ({
  channel: 'mail',
  sent: 40,
  delivered: 38,
  acknowledged: 20,
  failed: 0,
  waiting: 0,
  lastSuccessAt: '2026-11-24T14:58:00Z',
  oldestWaitingAt: null,
  ...changes,
});
const delivery = (channels: Channel[], ok = true, at: string | null = '2026-11-24T14:58:00Z'): Delivery => ({
  channels,
  heartbeat: { at, ok },
});

describe('whether reminders leave', () => {
  it('all well', () => {
    expect(deliveryHealth(delivery([channel(), channel({ channel: 'inbox', sent: 2 })]), asOf)).toEqual({
      key: 'well',
      tone: 'ok',
      count: 42,
    });
  });

  it('no sign of life is red, whatever the numbers say', () => {
    expect(deliveryHealth(delivery([channel()], false), asOf)).toMatchObject({ key: 'silent', tone: 'late' });
    expect(deliveryHealth(delivery([], false, null), asOf)).toMatchObject({ key: 'neverSeen', tone: 'late' });
  });

  it('nothing sent in a day is red too: silence is never health', () => {
    expect(deliveryHealth(delivery([channel({ sent: 0 })]), asOf)).toMatchObject({
      key: 'nothing',
      tone: 'late',
    });
  });

  it('lost reminders are counted over the channels', () => {
    const lost = [channel({ failed: 2 }), channel({ failed: 1 })];
    expect(deliveryHealth(delivery(lost), asOf)).toEqual({ key: 'failed', tone: 'late', count: 3 });
  });

  it('what waits longer than ten minutes is stuck; what is about to leave is not', () => {
    const stuck = channel({ waiting: 4, oldestWaitingAt: '2026-11-24T14:40:00Z' });
    const moving = channel({ waiting: 4, oldestWaitingAt: '2026-11-24T14:55:00Z' });
    expect(deliveryHealth(delivery([stuck]), asOf)).toEqual({ key: 'waiting', tone: 'soon', count: 4 });
    expect(deliveryHealth(delivery([moving]), asOf).key).toBe('well');
  });
});

it('the share that left; none when there was nothing to send', () => {
  expect(deliveredShare(delivery([channel({ sent: 62, failed: 1 })]))).toBeCloseTo(0.984, 3);
  expect(deliveredShare(delivery([channel({ sent: 0 })]))).toBeNull();
});
