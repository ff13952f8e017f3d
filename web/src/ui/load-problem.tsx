import { useT } from '../i18n/use-t.js';
import { Button } from './button.js';
import { ProblemNotice } from './problem-notice.js';

interface LoadProblemProps {
  /** As `useQuery` gives it. */
  query: { error: unknown; isFetching: boolean; refetch: () => Promise<unknown> };
}

/**
 * What could not be fetched, with one press to try again; nothing while there is no problem. Stands beside what was
 * fetched before, which stays: a refresh that failed is no reason to take a list or a form away.
 */
export function LoadProblem({ query }: LoadProblemProps) {
  const t = useT('ui');
  return (
    <ProblemNotice
      problem={query.error}
      actions={
        <Button busy={query.isFetching} onClick={() => void query.refetch()}>
          {t('retry')}
        </Button>
      }
    />
  );
}
