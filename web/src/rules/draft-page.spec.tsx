import 'temporal-polyfill/global';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import {
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  RouterProvider,
} from '@tanstack/react-router';
import { act, cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import { api } from '../api/client.js';
import { loadWords, startI18n } from '../i18n/i18n.js';
import { sessionQuery, type Permission } from '../session/session.js';
import { draftBody, draftFaults, fieldsOf } from './draft-fields.js';
import { DraftPage } from './draft-page.js';
import { draftQuery, type Rule, type RuleDraftView } from './rules-queries.js';

const BASE: Rule = {
  code: 'BOND_EVIDENCE',
  version: 1,
  title: { en: 'Evidence is due', es: 'Vence la entrega de pruebas' },
  owner: 'US',
  count: 15,
  unit: 'CALENDAR_DAY',
  direction: 'BEFORE',
  rolls: false,
  countsHours: false,
  ladder: 'C',
  citation: 'Practice manual',
  mark: 'D',
  effectiveFrom: '2019-01-01',
  effectiveTo: null,
  approvedBy: null,
  lastVerifiedOn: '2026-11-24',
};
const DRAFT: RuleDraftView = {
  id: '0e0c8a52-6b1d-4d8c-8a52-000000000001',
  state: 'approved',
  version: 2,
  base: BASE,
  rule: { ...BASE, version: 2, count: 20, effectiveFrom: '2026-12-20' },
  why: 'Standing order',
  draftedBy: { id: 'a', name: 'Ana Núñez' },
  draftedAt: '2026-11-24T15:00:00Z',
  approvedBy: { id: 'a', name: 'Ana Núñez' },
  approvedAt: '2026-11-24T15:10:00Z',
  enactedBy: null,
  enactedAt: null,
  youMayEnact: true,
  openDates: 2,
  changes: [
    {
      caseId: 'c',
      caseReference: 'FZ-7K3F',
      deadlineId: 'd',
      timeZone: 'America/New_York',
      nominal: { on: '2027-01-11' },
      rolled: { on: '2027-01-11' },
      nextNominal: { on: '2027-01-06' },
      nextRolled: { on: '2027-01-06' },
      arithmetic: '20 days before 2027-01-26',
    },
  ],
};

const post = api.POST;
const sent: { path: unknown; ifMatch: unknown; body: unknown }[] = [];

async function open(draft: RuleDraftView, permissions: Permission[] = ['rule:draft', 'rule:enact']) {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false, staleTime: Infinity } } });
  client.setQueryData(draftQuery(draft.id).queryKey, draft);
  client.setQueryData(sessionQuery.queryKey, {
    signedIn: true,
    step: 'none',
    permissions,
    csrfToken: '',
    demo: false,
    staging: false,
  });
  const root = createRootRoute();
  const page = createRoute({ getParentRoute: () => root, path: '/rules/drafts/$id', component: DraftPage });
  const router = createRouter({
    routeTree: root.addChildren([page]),
    history: createMemoryHistory({ initialEntries: [`/rules/drafts/${draft.id}`] }),
  });
  await act(async () => {
    await router.load();
    render(
      <QueryClientProvider client={client}>
        <main>
          <RouterProvider router={router} />
        </main>
      </QueryClientProvider>,
    );
  });
}

interface Sent {
  headers: Record<string, string>;
  body?: unknown;
}

function answer(ok: boolean, status: number, body: object) {
  api.POST = ((path: string, { headers, body: told }: Sent) => {
    sent.push({ path, ifMatch: headers['if-match'], body: told });
    return Promise.resolve({ ...(ok ? { data: body } : { error: body }), response: { ok, status } });
  }) as unknown as typeof api.POST;
}

beforeAll(async () => {
  await startI18n('es');
  await loadWords('rules', 'cases', 'dashboard');
});
afterEach(() => {
  cleanup();
  sent.length = 0;
  api.POST = post;
});

describe('a change of law', () => {
  it('shows what no longer holds, which open dates move and how, and who signed', async () => {
    await open(DRAFT);
    expect(screen.getByText('15 días antes del hecho').closest('del')).toBeTruthy();
    expect(screen.getByText('20 días antes del hecho').closest('ins')).toBeTruthy();
    const row = screen.getByRole('row', { name: /FZ-7K3F/ });
    expect(within(row).getByText(/11.*ene/)).toBeTruthy();
    expect(within(row).getByText(/6.*ene/)).toBeTruthy();
    expect(screen.getAllByText(/^Ana Núñez, /)).toHaveLength(2);
    const { violations } = await axe.run(document.body, { rules: { 'color-contrast': { enabled: false } } });
    expect(violations.map(({ id }) => id)).toEqual([]);
  });

  it('is put in force as it was seen', async () => {
    answer(true, 200, { ...DRAFT, state: 'enacted', version: 3 });
    await open(DRAFT);
    await userEvent.click(screen.getByRole('button', { name: 'Leí el texto: poner en vigor' }));
    expect(sent).toEqual([{ path: '/api/rule-drafts/{id}/enact', ifMatch: '"2"', body: undefined }]);
  });

  it('asks whoever approved it for a colleague, and offers nobody what they may not do', async () => {
    await open({ ...DRAFT, youMayEnact: false }, ['rule:enact']);
    expect(screen.getByText(/Otra persona del equipo/)).toBeTruthy();
    expect(screen.queryByRole('button')).toBeNull();
  });

  it('keeps what was typed when a colleague was faster', async () => {
    answer(false, 412, { slug: 'stale-version', title: 'x', status: 412 });
    await open({ ...DRAFT, state: 'draft', approvedBy: null, approvedAt: null, youMayEnact: false });
    await userEvent.click(screen.getByRole('button', { name: 'Cambiar el borrador' }));
    const source = screen.getByRole('textbox', { name: /Fuente/ });
    await userEvent.clear(source);
    await userEvent.type(source, 'Orden general');
    await userEvent.click(screen.getByRole('button', { name: 'Guardar el borrador' }));
    expect(await screen.findByText(/Alguien de su equipo cambió este borrador/)).toBeTruthy();
    expect((source as HTMLInputElement).value).toBe('Orden general');
    expect(sent).toMatchObject([{ ifMatch: '"2"', body: { citation: 'Orden general', count: 20 } }]);
  });
});

describe('what is typed of the next version', () => {
  it('wants a day of its own and a reason, whatever the version before says', () => {
    expect(draftFaults(fieldsOf(BASE))).toEqual({ effectiveFrom: 'day', why: 'reason' });
    expect(draftBody(fieldsOf(BASE))).toBeNull();
  });

  it('wants a count in digits', () => {
    const fields = fieldsOf(BASE, { effectiveFrom: '2026-12-20', why: 'x', count: 'veinte' });
    expect(draftFaults(fields)).toEqual({ count: 'number' });
    expect(draftBody({ ...fields, count: ' 20 ' })).toMatchObject({ count: 20, rolls: false });
  });
});
