import 'temporal-polyfill/global';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, render, screen, waitFor } from '@testing-library/react';
import axe from 'axe-core';
import { loadWords, startI18n } from '../../i18n/i18n.js';
import { type Cascade, type Transfer } from '../shapes.js';
import { CascadeBox } from './cascade-box.js';

const date = (more: Partial<Cascade['appears'][number]> = {}): Cascade['appears'][number] => ({
  id: 'a',
  code: 'VENUE_CHECK',
  title: { en: 'Ask which court has the case', es: 'Preguntar qué corte lleva el caso' },
  nominal: { on: '2026-11-25' },
  rolled: { on: '2026-11-25' },
  timeZone: 'America/New_York',
  arithmetic: '1 business day after 2026-11-24',
  ours: true,
  verified: false,
  status: 'open',
  ...more,
});
const transfer: Transfer = {
  appears: [date()],
  moves: [
    {
      before: date({ id: 'b', title: { en: 'Evidence', es: 'Pruebas' }, verified: true }),
      after: date({
        id: 'c',
        title: { en: 'Evidence', es: 'Pruebas' },
        verified: true,
        nominal: { on: '2026-12-09' },
      }),
    },
  ],
  closes: [date({ id: 'd', title: { en: 'Hold', es: 'Retención' }, status: 'superseded' })],
  from: null,
  to: {
    id: 'f',
    name: 'Stewart',
    detloc: 'STWRTGA',
    city: 'Lumpkin',
    state: 'GA',
    timeZone: 'America/New_York',
    court: { id: 'k', key: 'IC_STEWART', name: 'Stewart Immigration Court' },
    district: 'M.D. Ga.',
    circuit: 11,
  },
  changes: ['court', 'circuit'],
  teamElsewhere: [{ id: 'l', name: 'Ana Núñez', role: 'lead' }],
  hearingsElsewhere: [
    {
      id: 'h',
      kind: 'bond',
      courtName: 'Charlotte',
      on: '2026-12-15',
      startsAt: '2026-12-15T18:00:00Z',
      timeZone: 'America/New_York',
    },
  ],
};

function open(body: object | null, ask: (body: object) => Promise<Cascade | Transfer>) {
  const client = new QueryClient();
  const box = (now: object | null) => (
    <QueryClientProvider client={client}>
      <main>
        <CascadeBox of="test" body={now} ask={ask} />
      </main>
    </QueryClientProvider>
  );
  const { rerender } = render(box(body));
  return (now: object | null) => rerender(box(now));
}

beforeAll(async () => {
  await startI18n('es');
  await loadWords('cases');
});
afterEach(cleanup);

it('says what appears, moves and closes, what the place decides, and which hearing is left behind', async () => {
  open({ facilityId: 'f' }, () => Promise.resolve(transfer));
  expect(await screen.findByText('Qué cambia al guardar')).toBeTruthy();
  const lines = screen.getAllByRole('listitem').map(({ textContent }) => textContent);
  expect(lines).toEqual([
    'La corte de aquí es Stewart Immigration Court.',
    'Una petición de hábeas iría a M.D. Ga., circuito 11.',
    expect.stringMatching(/otra corte \(Charlotte\).*Llame a esa corte\. .*15 de dic/) as string,
    expect.stringMatching(/^Ana Núñez .* no indica que comparezca/),
    expect.stringContaining('Confirme') as string,
    expect.stringMatching(/^Nueva: Preguntar qué corte.*25 de nov.*sin verificar/) as string,
    expect.stringMatching(/^Se mueve: Pruebas: .*25 de nov.* al .*9 de dic/) as string,
    'Se cierra: Retención: reemplazado',
  ]);
  const { violations } = await axe.run(document.body, { rules: { 'color-contrast': { enabled: false } } });
  expect(violations.map(({ id }) => id)).toEqual([]);
});

it('asks nothing while something is missing, and once when typing has stopped', async () => {
  const asked: object[] = [];
  const none: Cascade = { appears: [], moves: [], closes: [] };
  const become = open(null, (body) => {
    asked.push(body);
    return Promise.resolve(none);
  });
  for (const on of ['2', '20', '202']) become({ on });
  become({ on: '2026-12-09' });
  expect(asked).toEqual([]);
  await waitFor(() => expect(screen.getByText('No cambia ninguna fecha de este caso.')).toBeTruthy());
  expect(asked).toEqual([{ on: '2026-12-09' }]);
});

it('does not stand in the way when the server does not answer', async () => {
  open({ on: '2026-12-09' }, () => Promise.reject(new Error('away')));
  expect(await screen.findByText(/Puede guardar de todos modos/)).toBeTruthy();
});
