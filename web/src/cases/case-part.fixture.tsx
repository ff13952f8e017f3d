import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import {
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  RouterProvider,
} from '@tanstack/react-router';
import { act, render } from '@testing-library/react';
import { type ReactNode, useSyncExternalStore } from 'react';
import { CaseFileContext } from './case-file-context.js';
import { type CaseFile } from './shapes.js';

/** For specs: what the parts of a case page read of the case. */
const FILE = {
  id: 'case-1',
  reference: 'FZ-7K3F',
  version: 3,
  detained: { name: 'HERNÁNDEZ LÓPEZ, José' },
  safety: {},
  timeline: [
    {
      id: 'e',
      kind: 'moved',
      from: null,
      to: 'closed',
      by: { id: 'b', name: 'Ben Whitaker' },
      at: '2026-11-24T15:00:00Z',
    },
  ],
};

interface OpenPart {
  /** What the server has told just now, by query key; everything else cannot be fetched. */
  known?: readonly (readonly [readonly unknown[], unknown])[];
}

/** For specs: a part of a case page at `/`, with a way to `/elsewhere` and no line to the server. */
export async function openPart(part: ReactNode, { known = [] }: OpenPart = {}) {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false, staleTime: Infinity } } });
  for (const [key, told] of known) client.setQueryData(key, told);
  let shown = part;
  const readers = new Set<() => void>();
  const watch = (reader: () => void) => {
    readers.add(reader);
    return () => readers.delete(reader);
  };
  const Part = () => (
    <QueryClientProvider client={client}>
      <CaseFileContext value={FILE as unknown as CaseFile}>
        {useSyncExternalStore(watch, () => shown)}
      </CaseFileContext>
    </QueryClientProvider>
  );
  const root = createRootRoute();
  const here = createRoute({ getParentRoute: () => root, path: '/', component: Part });
  const elsewhere = createRoute({
    getParentRoute: () => root,
    path: '/elsewhere',
    component: () => <p>Elsewhere</p>,
  });
  const router = createRouter({
    routeTree: root.addChildren([here, elsewhere]),
    history: createMemoryHistory({ initialEntries: ['/'] }),
  });
  await act(async () => {
    await router.load();
    render(<RouterProvider router={router} />);
  });
  return {
    client,
    rerender: (next: ReactNode) =>
      act(() => {
        shown = next;
        for (const read of readers) read();
      }),
    /** Goes away, as a link does; resolves when the way is free or somebody asks. */
    leave: () => act(async () => router.history.push('/elsewhere')),
    address: () => router.state.location.pathname,
  };
}
