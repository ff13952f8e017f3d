import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, cleanup, render, screen } from '@testing-library/react';
import axe from 'axe-core';
import { courtElsewhere } from '../cases/team/use-elsewhere.js';
import { type Hearing } from '../cases/shapes.js';
import { loadWords, startI18n } from '../i18n/i18n.js';
import { PracticeCard } from './practice-card.js';

const COURTS = [
  { id: 'a', name: 'Stewart Immigration Court', city: 'Lumpkin', state: 'GA' },
  { id: 'b', name: 'Charlotte Immigration Court', city: 'Charlotte', state: 'NC' },
];

afterEach(cleanup);

describe.each([
  ['en', 'Where you appear'],
  ['es', 'Dónde comparece usted'],
] as const)('the courts in which one appears, in %s', (language, title) => {
  beforeAll(async () => {
    await startI18n(language);
    await loadWords('reach');
  });

  it('are ticked as they were said', async () => {
    const client = new QueryClient({ defaultOptions: { queries: { retry: false, staleTime: Infinity } } });
    client.setQueryData(['places', 'courts'], COURTS);
    client.setQueryData(['practice'], { courtIds: ['b'] });
    act(() => {
      render(
        <QueryClientProvider client={client}>
          <main>
            <h1>.</h1>
            <PracticeCard />
          </main>
        </QueryClientProvider>,
      );
    });
    expect(screen.getByText(title)).toBeTruthy();
    const boxes = screen.getAllByRole<HTMLInputElement>('checkbox');
    expect(boxes.map(({ checked }) => checked)).toEqual([false, true]);
    const { violations } = await axe.run(document.body, { rules: { 'color-contrast': { enabled: false } } });
    expect(violations.map(({ id }) => id)).toEqual([]);
  });
});

it('whoever assigns is warned of a hearing to come in another court, and of nothing when nothing was said', () => {
  const hearing = (status: string, id: string) => ({ status, court: { id, name: id } }) as Hearing;
  expect(courtElsewhere(['a'], [hearing('scheduled', 'b')])).toBe('b');
  expect(courtElsewhere(['a'], [hearing('scheduled', 'a'), hearing('held', 'b')])).toBeNull();
  expect(courtElsewhere([], [hearing('scheduled', 'b')])).toBeNull();
  expect(courtElsewhere(undefined, [hearing('scheduled', 'b')])).toBeNull();
});
