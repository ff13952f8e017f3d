import 'temporal-polyfill/global';
import { cleanup, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { api } from '../api/client.js';
import { loadWords, startI18n } from '../i18n/i18n.js';
import { TextsPanel } from '../cases/texts/texts-panel.js';
import { openPart } from '../cases/case-part.fixture.js';
import { clientOf, flawsOfPage, openPage } from '../session/page.fixture.js';
import { type Permission, sessionQuery } from '../session/session.js';
import { caseTextsQuery, type InboundText, unplacedQuery } from './texts-api.js';
import { UnplacedPage } from './unplaced-page.js';

const TEXT: InboundText = {
  id: '0198b5a2-0000-7000-8000-00000000000c',
  body: 'Lo movieron anoche',
  pictures: 1,
  phone: '+17045550161',
  from: 'Marta Ibáñez',
  receivedAt: '2026-11-24T15:00:00Z',
  unread: true,
  placedBy: null,
  handledAt: null,
  handledBy: null,
};
const session = (permissions: Permission[]) => ({
  signedIn: true,
  step: 'done' as const,
  permissions,
  csrfToken: '',
  demo: false,
  staging: false,
});
const sent: { address: string; body: unknown }[] = [];
const post = api.POST;

async function openQueue(items: InboundText[]) {
  const client = clientOf();
  client.setQueryData(unplacedQuery.queryKey, { items });
  await openPage(UnplacedPage, client);
}

const flaws = async () => {
  const found = await flawsOfPage();
  return found.filter((id) => id !== 'region' && id !== 'page-has-heading-one');
};

beforeAll(() => {
  api.POST = ((address: string, options?: { body?: unknown }) => {
    sent.push({ address, body: options?.body });
    return Promise.resolve({
      data: { ...TEXT, unread: false, handledAt: '2026-11-24T15:05:00Z', handledBy: 'Ana Núñez' },
      response: { ok: true } as Response,
    });
  }) as unknown as typeof api.POST;
});
afterAll(() => {
  api.POST = post;
});
afterEach(cleanup);

describe('texts to place, in Spanish', () => {
  beforeAll(async () => {
    await startI18n('es');
    await loadWords('texts');
  });

  it('one is laid on a case by its code', async () => {
    await openQueue([{ ...TEXT, from: null }]);
    expect(screen.getByText('Lo movieron anoche')).toBeTruthy();
    expect(screen.getByText(/Llegó con 1 imagen/)).toBeTruthy();
    expect(await flaws()).toEqual([]);
    await userEvent.type(screen.getByLabelText(/Código del caso \(mensaje de alguien/), 'fz-7k3f');
    await userEvent.click(screen.getByRole('button', { name: 'Poner en el caso' }));
    await waitFor(() =>
      expect(sent.at(-1)).toEqual({ address: '/api/texts/{id}/place', body: { caseReference: 'fz-7k3f' } }),
    );
  });

  it('another is put away with a reason', async () => {
    await openQueue([TEXT]);
    await userEvent.selectOptions(
      screen.getByLabelText(/archivar por este motivo \(mensaje de Marta Ibáñez/),
      'publicidad',
    );
    await waitFor(() =>
      expect(sent.at(-1)).toEqual({ address: '/api/texts/{id}/set-aside', body: { reason: 'advertising' } }),
    );
  });

  it('says why there is nothing', async () => {
    await openQueue([]);
    expect(screen.getByText('No hay mensajes por ubicar.')).toBeTruthy();
  });
});

describe('texts on a case, in English', () => {
  beforeAll(async () => {
    await startI18n('en');
    await loadWords('texts', 'cases');
  });

  const open = (items: InboundText[], permissions: Permission[] = ['text:read', 'text:handle']) =>
    openPart(<TextsPanel />, {
      known: [
        [caseTextsQuery('case-1').queryKey, { items }],
        [sessionQuery.queryKey, session(permissions)],
      ],
    });

  it('new ones are marked; handled ones say by whom', async () => {
    await open([TEXT]);
    expect(screen.getByText('new')).toBeTruthy();
    expect(screen.getByRole('link', { name: '(704) 555-0161' }).getAttribute('href')).toBe(
      'tel:+17045550161',
    );
    expect(await flaws()).toEqual([]);
    await userEvent.click(
      screen.getByRole('button', { name: /^Mark as handled: message from Marta Ibáñez/ }),
    );
    expect(await screen.findByText(/Handled by Ana Núñez/)).toBeTruthy();
    expect(sent.at(-1)?.address).toBe('/api/cases/{id}/texts/{textId}/handled');
    expect(screen.queryByRole('button', { name: /handled/ })).toBeNull();
  });

  it('who may only read has no button; an empty case says what comes here', async () => {
    await open([TEXT], ['text:read']);
    expect(screen.queryByRole('button')).toBeNull();
    cleanup();
    await open([]);
    expect(screen.getByText('No texts have come for this case.')).toBeTruthy();
  });
});
