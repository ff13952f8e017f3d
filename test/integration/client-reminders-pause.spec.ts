import { ClientStage, freshNumber } from '../support/client-stage.js';
import { Office, type SignedIn } from '../support/office.js';
import { SmsProvider } from '../support/sms-provider.js';

/** Tuesday, 15 December 2026, 1 p.m. in Charlotte: a week before it is 8 December. */
const HEARING_AT = '2026-12-15T18:00:00Z';

interface Shown {
  readonly id: string;
  readonly step: string;
  readonly recipient: { readonly kind: string };
  readonly pause: { readonly tellsCoordinators: boolean } | null;
}

describe('a pause that holds back what goes to clients and families', () => {
  let office: Office;
  let provider: SmsProvider;
  let stage: ClientStage;
  let phones: [string, string];

  beforeAll(async () => {
    provider = await SmsProvider.start();
    office = await Office.open({ env: provider.env });
  });
  afterAll(async () => {
    await office.close();
    await provider.close();
  });
  beforeEach(async () => {
    provider.behave('accept');
    await office.moveTo('2026-11-24T09:00:00-05:00');
    await office.sql('UPDATE app.staff SET disabled_at = app.now() WHERE disabled_at IS NULL');
    stage = await ClientStage.set(office);
    phones = [freshNumber(), freshNumber()];
    await stage.added({ who: 'family', name: 'Rosa Example', phone: phones[0] });
    await stage.added({ who: 'sponsor', name: 'Luis Example', phone: phones[1] });
    await stage.stage.hearing(HEARING_AT);
    await office.moveTo('2026-12-07T15:00:00-05:00');
    office.mail.forget();
  });

  const preview = async () => {
    const path = `/cases/${stage.caseId}/pauses/preview`;
    return (await stage.stage.coordinator.post<{ items: Shown[] }>(path, { hours: 48 })).body.items;
  };
  const holdBack = async () => {
    const shown = (await preview()).filter(({ pause }) => pause !== null).map(({ id }) => id);
    const wish = { hours: 48, reason: 'safety', shown };
    expect((await stage.stage.coordinator.post(`/cases/${stage.caseId}/pauses`, wish)).status).toBe(201);
  };
  const deliver = async () => {
    await stage.stage.deliverDue();
    // The told are new rows.
    await stage.stage.deliverDue();
  };
  const mailsTo = (person: SignedIn) => office.mail.to(person.staff.email).map(({ parsed }) => parsed);

  it('the preview shows each of them, and that the coordinators are told', async () => {
    const outside = (await preview()).filter(({ recipient }) => recipient.kind !== 'staff');
    expect(outside.map(({ step, recipient }) => `${recipient.kind} ${step}`).toSorted()).toEqual([
      'family T-7d',
      'sponsor T-7d',
    ]);
    expect(outside.map(({ pause }) => pause?.tellsCoordinators)).toEqual([true, true]);
  });

  it('the coordinators are told once, how many; nobody outside hears before it ends', async () => {
    await holdBack();
    const [row] = await stage.rows(`step = 'T-7d'`);
    await stage.stage.moveToDue(row!);
    await deliver();
    expect(phones.flatMap((phone) => provider.to(phone))).toEqual([]);
    const told = mailsTo(stage.stage.coordinator).filter(({ subject }) =>
      subject?.startsWith('Held back, to'),
    );
    expect(told.map(({ subject }) => subject)).toEqual([
      `Held back, to people outside the office: ${stage.stage.reference}`,
    ]);
    expect(told[0]?.text).toContain('How many: 2\n');
    const inbox = await stage.stage.coordinator.get<{ items: { titleKey: string }[] }>('/inbox');
    expect(inbox.body.items.map(({ titleKey }) => titleKey)).toContain('client-reminder-paused');
    expect(await stage.stage.replan()).toEqual({ inserted: 0, rescheduled: 0, cancelled: 0 });

    await office.moveTo('2026-12-09T15:01:00-05:00');
    await deliver();
    expect(phones.map((phone) => provider.to(phone).length)).toEqual([1, 1]);
  });

  it('a notice that waits is shown ahead with the words it will have', async () => {
    await holdBack();
    const [row] = await stage.rows(`step = 'T-7d'`);
    await stage.stage.moveToDue(row!);
    await stage.stage.deliverDue();
    const { body } = await stage.stage.coordinator.get<{
      items: { step: string; channel: string; text: string | null }[];
    }>(`/reminders/coming?caseId=${stage.caseId}&limit=200`);
    const notice = body.items.find(
      ({ step, channel }) => step === 'T-7d client paused' && channel === 'mail',
    );
    await deliver();
    const [sent] = mailsTo(stage.stage.coordinator).filter(({ subject }) =>
      subject?.startsWith('Held back, to'),
    );
    expect(notice?.text).toContain('How many: 2\n');
    expect(sent?.text?.trim()).toBe(notice?.text?.trim());
  });
});
