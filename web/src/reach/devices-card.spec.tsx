import 'temporal-polyfill/global';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, cleanup, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ApiProblem } from '../api/problem.js';
import { loadWords, startI18n, switchLanguage } from '../i18n/i18n.js';
import { flawsOfPage } from '../session/page.fixture.js';
import { deviceKind } from './device-kind.js';
import { DevicesCard } from './devices-card.js';
import { type Devices, type DevicesOffice } from './devices-api.js';
import { type PushHere } from './push-here.js';
import { sayHere } from './say-here.js';

const PHONE = {
  id: 'phone',
  browser: 'firefox' as const,
  system: 'android' as const,
  addedAt: '2026-11-20T15:00:00Z',
  usedAt: null,
};
const WISH = {
  endpoint: 'https://push.example.org/1',
  p256dh: 'p',
  auth: 'a',
  browser: 'chrome' as const,
  system: 'linux' as const,
};

/** A browser that was asked once: what the person answered, and whether it has a subscription. */
function browser(given: { supported?: boolean; refused?: boolean; agrees?: boolean; breaks?: boolean } = {}) {
  const { supported = true, refused = false, agrees = true, breaks = false } = given;
  const state = { endpoint: null as string | null, asked: 0 };
  const push: PushHere = {
    isSupported: supported,
    isRefused: () => refused,
    endpoint: async () => state.endpoint,
    subscribe: async () => {
      state.asked += 1;
      if (breaks) throw new Error('AbortError');
      if (!agrees) return null;
      state.endpoint = WISH.endpoint;
      return WISH;
    },
    unsubscribe: async () => {
      state.endpoint = null;
    },
  };
  return { push, state };
}

/** A server that keeps devices; the browser at hand is 'here' once it was added. */
function serve(devices: Devices['devices'] = [], offered = true) {
  let list: Devices = { offered, officeKey: offered ? 'BKey' : null, devices };
  const asked: string[] = [];
  const become = (next: Devices['devices']) => (list = { ...list, devices: next });
  const office: DevicesOffice = {
    list: async () => list,
    here: async () => list.devices.find(({ id }) => id === 'here')?.id ?? null,
    add: async ({ browser: name, system }) => {
      asked.push('add');
      if (list.devices.length >= 10) throw new ApiProblem({ status: 409, slug: 'too-many-devices' });
      return become([{ ...PHONE, id: 'here', browser: name, system }, ...list.devices]);
    },
    remove: async (id) => {
      asked.push(`remove ${id}`);
      return become(list.devices.filter((device) => device.id !== id));
    },
  };
  return { office, asked };
}

async function open(office: DevicesOffice, push: PushHere, title: RegExp = /^Notifications$/) {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  await act(async () => {
    render(
      <QueryClientProvider client={client}>
        <main>
          <h1>.</h1>
          <DevicesCard office={office} push={push} />
        </main>
      </QueryClientProvider>,
    );
  });
  await screen.findByRole('heading', { name: title });
}

beforeAll(async () => {
  await startI18n('en');
  await loadWords('reach');
});
afterEach(cleanup);

it('nobody is asked for anything before the click, and the click needs the word that the device is one’s own', async () => {
  const { office, asked } = serve();
  const { push, state } = browser();
  await open(office, push);
  const button = await screen.findByRole<HTMLButtonElement>('button', { name: 'Turn on in this browser' });
  expect(button.disabled).toBe(true);
  expect(await flawsOfPage()).toEqual([]);
  await userEvent.click(screen.getByRole('checkbox', { name: /^Nobody else uses this device/ }));
  expect([state.asked, asked]).toEqual([0, []]);
  await userEvent.click(button);
  expect(await screen.findByText('On in this browser. Signing out ends it.')).toBeTruthy();
  expect(screen.getByText('Chrome, Linux')).toBeTruthy();
  expect(screen.getByText('this browser')).toBeTruthy();
  expect([state.asked, asked]).toEqual([1, ['add']]);
  expect(await flawsOfPage()).toEqual([]);
});

it('one that is removed gets none any more, and the browser at hand forgets its subscription', async () => {
  const { office, asked } = serve([{ ...PHONE, id: 'here' }, PHONE]);
  const { push, state } = browser();
  state.endpoint = WISH.endpoint;
  await open(office, push);
  const buttons = await screen.findAllByRole('button', { name: 'Remove Firefox, Android' });
  expect(buttons).toHaveLength(2);
  await userEvent.click(buttons[0] as HTMLElement);
  await waitFor(() => expect(state.endpoint).toBeNull());
  expect(asked).toEqual(['remove here']);
  expect(await screen.findByRole('button', { name: 'Turn on in this browser' })).toBeTruthy();
  expect(document.activeElement?.textContent).toBe('Your devices with notifications');
});

it.each([
  ['an office without them', serve([], false), browser(), /sends no notifications/],
  ['a browser without them', serve(), browser({ supported: false }), /cannot show notifications/],
  ['a page that was refused them', serve(), browser({ refused: true }), /was told not to show/],
] as const)('%s is told so in plain words, and offered no switch', async (_what, server, at, words) => {
  await open(server.office, at.push);
  expect(await screen.findByText(words)).toBeTruthy();
  expect(screen.queryByRole('button', { name: /Turn on/ })).toBeNull();
  expect(await flawsOfPage()).toEqual([]);
});

it.each([
  ['who does not agree', browser({ agrees: false }), /was not allowed/],
  ['whose browser cannot reach its service', browser({ breaks: true }), /could not reach/],
] as const)('somebody %s hears that nothing was turned on', async (_who, { push }, words) => {
  const { office, asked } = serve();
  await open(office, push);
  await userEvent.click(await screen.findByRole('checkbox'));
  await userEvent.click(screen.getByRole('button', { name: /Turn on/ }));
  expect((await screen.findByRole('alert')).textContent).toMatch(words);
  expect(asked).toEqual([]);
});

it('in Spanish, with a device and its last notification', async () => {
  await switchLanguage('es');
  const { office } = serve([{ ...PHONE, usedAt: '2026-11-24T15:00:00Z' }]);
  await open(office, browser().push, /^Notificaciones$/);
  expect(await screen.findByRole('button', { name: 'Quitar Firefox, Android' })).toBeTruthy();
  expect(screen.getByText(/Última notificación: /)).toBeTruthy();
  expect(screen.getByRole('checkbox', { name: /^Nadie más usa este dispositivo/ })).toBeTruthy();
  expect(await flawsOfPage()).toEqual([]);
  cleanup();
  await switchLanguage('en');
});

describe('somebody signs in on a browser that gets notifications', () => {
  const at = (endpoint: string | null, mine: string | null) => {
    const state = { endpoint, asked: 0 };
    const office = {
      here: async () => {
        state.asked += 1;
        return mine;
      },
    };
    const push = {
      endpoint: async () => state.endpoint,
      unsubscribe: async () => {
        state.endpoint = null;
      },
    };
    return { state, go: () => sayHere(office, push) };
  };

  it.each([
    ['their own goes on', 'https://push.example.org/1', 'phone', ['https://push.example.org/1', 1]],
    ['another’s ends here too', 'https://push.example.org/1', null, [null, 1]],
    ['without one nothing is asked', null, null, [null, 0]],
  ] as const)('%s', async (_title, endpoint, mine, expected) => {
    const { state, go } = at(endpoint, mine);
    await go();
    expect([state.endpoint, state.asked]).toEqual(expected);
  });
});

it.each([
  ['Mozilla/5.0 (Android 15; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0', 'firefox', 'android'],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605 Version/18.0 Mobile/15E Safari/604',
    'safari',
    'ios',
  ],
  [
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537 Chrome/140.0 Safari/537',
    'chrome',
    'mac',
  ],
  [
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537 Chrome/140.0 Safari/537 Edg/140.0',
    'edge',
    'windows',
  ],
  [
    'Mozilla/5.0 (Linux; Android 14) AppleWebKit/537 SamsungBrowser/27.0 Chrome/125.0 Mobile Safari/537',
    'samsung',
    'android',
  ],
  ['Mozilla/5.0 (X11; CrOS x86_64 14541) AppleWebKit/537 Chrome/140.0 Safari/537', 'chrome', 'linux'],
  ['curl/8', 'other', 'other'],
] as const)('%s is called %s on %s', (userAgent, name, system) => {
  expect(deviceKind(userAgent)).toEqual({ browser: name, system });
});
