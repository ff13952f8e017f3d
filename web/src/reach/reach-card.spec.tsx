import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, cleanup, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import { ApiProblem } from '../api/problem.js';
import { loadWords, startI18n, switchLanguage } from '../i18n/i18n.js';
import { ReachCard } from './reach-card.js';
import { type Reach, type ReachOffice } from './reach-api.js';

const START: Reach = {
  smsOffered: true,
  mail: true,
  sms: false,
  invites: true,
  daily: true,
  phone: null,
  quietFrom: '21:00',
  quietUntil: '08:00',
  timeZone: 'America/New_York',
  version: 1,
};
const waiting = { ending: '0123', confirmed: false, stopped: false, code: 'sent' as const };

/** A server that keeps what was chosen, and remembers what it was asked to do. */
function serve(given: Partial<Reach> = {}) {
  let reach: Reach = { ...START, ...given };
  const asked: string[] = [];
  const become = async (changes: Partial<Reach>) =>
    (reach = { ...reach, ...changes, version: reach.version + 1 });
  const office: ReachOffice = {
    read: async () => reach,
    change: async (wish, version) => {
      asked.push(`change ${version}`);
      if (!wish.mail && !wish.sms)
        throw new ApiProblem({
          status: 422,
          slug: 'way-needed',
          errors: [{ field: 'mail', code: 'way-needed' }],
        });
      return become(wish);
    },
    givePhone: async (phone) => {
      asked.push(`phone ${phone}`);
      return become({ phone: waiting });
    },
    sendCode: () => become({ phone: waiting }),
    confirm: async (code) => {
      if (code !== '123456')
        throw new ApiProblem({
          status: 422,
          slug: 'code-refused',
          errors: [{ field: 'code', code: 'code-refused' }],
        });
      return become({ sms: true, phone: { ...waiting, confirmed: true, code: 'none' } });
    },
    removePhone: () => become({ sms: false, phone: null }),
  };
  return { asked, office };
}

async function open(office: ReachOffice) {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  act(() => {
    render(
      <QueryClientProvider client={client}>
        <main>
          <h1>.</h1>
          <ReachCard office={office} />
        </main>
      </QueryClientProvider>,
    );
  });
  await screen.findByRole('checkbox', { name: /^(By mail|Por correo)/ });
}

const violations = async () =>
  (await axe.run(document.body, { rules: { 'color-contrast': { enabled: false } } })).violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`,
  );
const box = (name: RegExp) => screen.getByRole<HTMLInputElement>('checkbox', { name });

beforeAll(async () => {
  await startI18n('en');
  await loadWords('reach');
});
afterEach(cleanup);

it('a number is given, its code confirmed, and texts are on', async () => {
  const { office, asked } = serve();
  await open(office);
  expect(box(/^By text/).disabled).toBe(true);
  await userEvent.type(screen.getByLabelText('Mobile number'), '704 555 0123');
  await userEvent.click(screen.getByRole('button', { name: 'Text me a code' }));
  await screen.findByText(/0123, not confirmed/);
  expect(asked).toEqual(['phone 704 555 0123']);
  await userEvent.type(screen.getByLabelText('Code'), '000000');
  await userEvent.click(screen.getByRole('button', { name: 'Confirm' }));
  expect(await screen.findByText('Wrong or too old. Ask for another one.')).toBeTruthy();
  await userEvent.clear(screen.getByLabelText('Code'));
  await userEvent.type(screen.getByLabelText('Code'), '123456');
  await userEvent.click(screen.getByRole('button', { name: 'Confirm' }));
  await waitFor(() => expect(box(/^By text/).checked).toBe(true));
  expect(await violations()).toEqual([]);
});

it('the last way cannot be switched off, and the switch says so', async () => {
  const { office } = serve();
  await open(office);
  await userEvent.click(box(/^By mail/));
  expect(await screen.findByText(/^Leave mail or texts on/)).toBeTruthy();
  await waitFor(() => expect(box(/^By mail/).checked).toBe(true));
  expect(box(/^Inbox/).disabled).toBe(true);
});

it('quiet hours are kept when the field is left', async () => {
  const { office, asked } = serve();
  await open(office);
  const from = screen.getByLabelText('From');
  await userEvent.clear(from);
  await userEvent.type(from, '22:30');
  await userEvent.tab();
  await waitFor(() => expect(asked).toEqual(['change 1']));
});

it('an office without texts does not speak of them', async () => {
  await open(serve({ smsOffered: false }).office);
  expect(screen.queryByText(/text message/)).toBeNull();
  expect(screen.queryByLabelText('Mobile number')).toBeNull();
});

it('in Spanish, with a number that said STOP', async () => {
  await switchLanguage('es');
  const phone = { ...waiting, confirmed: true, stopped: true, code: 'none' as const };
  await open(serve({ phone }).office);
  expect(screen.getByText(/^Desde este número llegó ALTO/)).toBeTruthy();
  expect(box(/^Por mensaje/).disabled).toBe(true);
  expect(await violations()).toEqual([]);
});

it.each([
  ['en', /^One mail a day/],
  ['es', /^Un solo correo al día/],
] as const)(
  'what is not urgent comes as one mail a day until it is switched off, and goes with the mail, in %s',
  async (language, name) => {
    await switchLanguage(language);
    const { office, asked } = serve();
    await open(office);
    expect(box(name).checked).toBe(true);
    box(name).focus();
    await userEvent.keyboard(' ');
    await waitFor(() => expect(box(name).checked).toBe(false));
    expect(asked).toEqual(['change 1']);
    expect((await office.read()).daily).toBe(false);
    expect(await violations()).toEqual([]);
    cleanup();
    await open(serve({ mail: false, sms: true }).office);
    expect(box(name).disabled).toBe(true);
    await switchLanguage('en');
  },
);

it.each([
  ['en', /^Calendar entries by mail/],
  ['es', /^Entradas de calendario por correo/],
] as const)(
  'calendar entries are on until switched off, and go with the mail, in %s',
  async (language, name) => {
    await switchLanguage(language);
    const { office, asked } = serve();
    await open(office);
    expect(box(name).checked).toBe(true);
    await userEvent.click(box(name));
    await waitFor(() => expect(box(name).checked).toBe(false));
    expect(asked).toEqual(['change 1']);
    expect(await violations()).toEqual([]);
    cleanup();
    await open(serve({ mail: false, sms: true }).office);
    expect(box(name).disabled).toBe(true);
    await switchLanguage('en');
  },
);
