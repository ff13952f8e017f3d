import { type QueryClient, useMutation, useQueryClient } from '@tanstack/react-query';
import { ApiProblem } from '../api/problem.js';

/** Everything that shows something of a case: a deed in one place changes dates, lists and inboxes in others. */
const TOUCHED = [['case'], ['cases'], ['dashboard'], ['inbox']] as const;

async function refresh(client: QueryClient): Promise<void> {
  await Promise.all(TOUCHED.map((queryKey) => client.invalidateQueries({ queryKey })));
}

export interface Deed<B, R> {
  run: (body: B) => void;
  busy: boolean;
  problem: unknown;
  result: R | undefined;
  /** Forgets the problem and the result. */
  reset: () => void;
}

/**
 * One thing done to a case. Afterwards whatever shows the case is fetched again; a stale version fetches it too, so that
 * the form can say who was faster and send the present version at the next attempt.
 */
export function useDeed<B, R>(act: (body: B) => Promise<R>, done?: (result: R) => void): Deed<B, R> {
  const client = useQueryClient();
  const mutation = useMutation({
    mutationFn: act,
    onSuccess: async (result) => {
      await refresh(client);
      done?.(result);
    },
    onError: async (fault) => {
      if (fault instanceof ApiProblem && fault.status === 412) await refresh(client);
    },
  });
  return {
    run: (body) => mutation.mutate(body),
    busy: mutation.isPending,
    problem: mutation.error,
    result: mutation.data,
    reset: mutation.reset,
  };
}
