import { QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { useEffect } from 'react';
import { ApiProblem } from './api/problem.js';
import { onSession } from './api/session-events.js';
import { sessionQuery } from './session/session.js';
import { beforeSignOut } from './session/sign-out.js';
import { makeRouter } from './routes.js';

function mayRetry(failures: number, fault: unknown): boolean {
  const passing = fault instanceof ApiProblem && (fault.status === 0 || fault.status >= 502);
  return passing && failures < 2;
}

const client = new QueryClient({
  queryCache: new QueryCache(),
  defaultOptions: {
    queries: { retry: mayRetry, staleTime: 15_000, networkMode: 'always' },
    mutations: { retry: false, networkMode: 'always' },
  },
});

void client.prefetchQuery(sessionQuery);

/** What an intake left on this device is sent or asked about, then destroyed, before anybody signs out. */
beforeSignOut(async () => {
  const { beforeLeaving } = await import('./intake/leaving.js');
  return beforeLeaving(client.getQueryData(sessionQuery.queryKey)?.staff?.id);
});
/** What outlived its twelve hours goes once the first screen stands. */
window.addEventListener(
  'load',
  () => void import('./intake/drafts-here.js').then(({ sweepDrafts }) => sweepDrafts()),
);
const router = makeRouter();

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}

export function App() {
  useEffect(() => onSession('resumed', () => void client.invalidateQueries()), []);
  return (
    <QueryClientProvider client={client}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  );
}
