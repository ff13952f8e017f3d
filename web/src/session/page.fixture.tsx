import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from '@tanstack/react-router';
import { act, render, screen } from '@testing-library/react';
import axe from 'axe-core';
import type { ComponentType } from 'react';
import { type Permission, sessionQuery } from './session.js';

/** A client that asks nobody for what a spec has put into it; somebody with these permissions is signed in. */
export function clientOf(permissions: Permission[] = []): QueryClient {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false, staleTime: Infinity } } });
  client.setQueryData(sessionQuery.queryKey, {
    signedIn: true,
    step: 'done',
    permissions,
    csrfToken: '',
    demo: false,
    staging: false,
  });
  return client;
}

/** Opens a page by itself at an address, and waits for its words. */
export async function openPage(Page: ComponentType, client: QueryClient, address = '/'): Promise<void> {
  const Shown = () => (
    <QueryClientProvider client={client}>
      <main>
        <Page />
      </main>
    </QueryClientProvider>
  );
  const router = createRouter({
    routeTree: createRootRoute({ component: Shown, validateSearch: (search) => search }),
    history: createMemoryHistory({ initialEntries: [address] }),
  });
  await act(async () => {
    await router.load();
    render(<RouterProvider router={router} />);
  });
  await screen.findByRole('main');
}

/** What axe finds on the page; colours are looked at in a real browser. */
export async function flawsOfPage(): Promise<string[]> {
  const { violations } = await axe.run(document.body, { rules: { 'color-contrast': { enabled: false } } });
  return violations.map(({ id }) => id);
}
