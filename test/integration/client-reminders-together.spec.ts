import { Dispatch } from '../../src/reminders/dispatch.service.js';
import { Sweep } from '../../src/reminders/sweep.service.js';
import { ClientStage, freshNumber } from '../support/client-stage.js';
import { Office } from '../support/office.js';
import { SmsProvider } from '../support/sms-provider.js';
import { until } from '../support/until.js';

describe('texts that are due together', () => {
  let office: Office;
  let provider: SmsProvider;
  let stage: ClientStage;
  let phones: string[];

  beforeAll(async () => {
    provider = await SmsProvider.start();
    office = await Office.open({ env: provider.env });
  });
  afterAll(async () => {
    await office.close();
    await provider.close();
  });
  beforeEach(async () => {
    await office.moveTo('2026-11-24T09:00:00-05:00');
    provider.behave('accept');
    provider.forget();
    stage = await ClientStage.set(office);
    phones = Array.from({ length: 6 }, freshNumber);
    for (const [place, phone] of phones.entries())
      await stage.added({ who: 'family', name: `Rosa Example ${place}`, phone });
    await stage.stage.hearing('2026-12-15T18:00:00Z');
    await stage.stage.moveToDue((await stage.rows(`step = 'T-7d'`))[0]!);
  });

  const due = async () => (await stage.rows(`step = 'T-7d'`)).map(({ id }) => id);
  const texted = () => phones.filter((phone) => provider.to(phone).length > 0);
  const isReached = (count: number) =>
    until(async () => texted().length >= count || null, { what: `${count} texts` });

  it('who says STOP while the others are being sent gets none', async () => {
    provider.behave('accept, then hang');
    const sending = office.get(Dispatch).dispatchBatch('sms', await due());
    await isReached(5);
    const [last] = phones.filter((phone) => !texted().includes(phone));
    await provider.inbound(office.baseUrl, last!, 'STOP');
    provider.behave('accept');
    provider.answerAll();
    await sending;
    expect(provider.to(last!).map(({ direction }) => direction)).toEqual(['outbound-reply']);
    expect((await stage.rows(`step = 'T-7d'`)).map(({ state }) => state).toSorted()).toEqual([
      'cancelled',
      ...Array.from({ length: 5 }, () => 'sent'),
    ]);
  });

  it('a delivery without the queue that had to wait too long for its turn is not begun', async () => {
    provider.behave('accept, then hang');
    const [first, second, third, fourth, ...waiting] = await due();
    const sending = [first, second, third, fourth].map((id) =>
      office.get(Dispatch).dispatchBatch('sms', [id!]),
    );
    await isReached(4);
    const late = waiting.map((id) => ({
      id,
      channel: 'sms' as const,
      attempt_no: 1,
      enq_epoch: 1,
      fresh: true,
      late: true,
    }));
    const direct = office.get(Sweep).deliverDirectly(late, 200);
    const begun = performance.now();
    await until(async () => performance.now() - begun > 400 || null, { what: 'its time to be over' });
    provider.behave('accept');
    provider.answerAll();
    await Promise.all([...sending, direct]);
    const left = await stage.rows(`step = 'T-7d' AND state = 'scheduled'`);
    expect(left.map(({ id }) => id).toSorted()).toEqual(waiting.toSorted());
    await office.get(Sweep).deliverDirectly(late);
    expect(texted()).toHaveLength(6);
  });
});
