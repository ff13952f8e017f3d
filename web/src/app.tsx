import { QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { useEffect } from 'react';
import { ApiProblem } from './api/problem.js';
import { onSession } from './api/session-events.js';
import { sessionQuery } from './session/session.js';
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
