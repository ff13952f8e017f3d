import 'temporal-polyfill/global';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, cleanup, render, screen } from '@testing-library/react';
import { startI18n } from '../i18n/i18n.js';
import { InboxWords } from './today-page.js';

beforeAll(async () => {
  await startI18n('en');
});
afterEach(cleanup);

function open(client: QueryClient) {
  act(() => {
    render(
      <QueryClientProvider client={client}>
        <InboxWords />
      </QueryClientProvider>,
    );
  });
}

it('says that nothing waits only when the server said so', async () => {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  open(client);
  expect(screen.getByText('Loading')).toBeTruthy();
  expect(await screen.findByText(/could not be fetched/)).toBeTruthy();
  act(() => void client.setQueryData(['inbox', 'count'], { open: 0 }));
  expect(await screen.findByText('Nothing waits for you.')).toBeTruthy();
});
