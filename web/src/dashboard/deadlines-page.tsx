import { useQuery } from '@tanstack/react-query';
import { lazyRouteComponent } from '@tanstack/react-router';
import { Suspense } from 'react';
import { useT } from '../i18n/use-t.js';
import { Button } from '../ui/button.js';
import { useFormat } from '../ui/format.js';
import { Skeleton, Stack } from '../ui/layout.js';
import { PageTitle } from '../ui/page-title.js';
import { LoadProblem } from '../ui/load-problem.js';
import { useSession } from '../session/use-session.js';
import { CallsCard } from './calls-card.js';
import { CoverageCard } from './coverage-card.js';
import { dashboardQuery } from './dashboard-query.js';
import { DatelessCard } from './dateless-card.js';
import { DeliveryCard } from './delivery-card.js';
import { FiveFigures } from './five-figures.js';
import { soonest } from './next-step.js';
import { OverdueCard } from './overdue-card.js';
import { UnassignedCard } from './unassigned-card.js';
import { UnverifiedCard } from './unverified-card.js';
import { WeekCard } from './week-card.js';
import styles from './deadlines-page.module.css';

// On most days no declined call is due.
const RetentionCard = lazyRouteComponent(() => import('../retention/retention-card.js'), 'RetentionCard');

/** What is late, what comes, who stands where, and whether reminders leave. */
export function DeadlinesPage() {
  const t = useT('dashboard');
  const format = useFormat();
  const { can } = useSession();
  const query = useQuery(dashboardQuery);
  const { data: board, error, refetch, isFetching } = query;
  return (
    <>
      <PageTitle
        title={t('title')}
        tabTitle={t('title')}
        sub={t('sub')}
        actions={
          board && (
            <Button small busy={isFetching} onClick={() => void refetch()}>
              {t('asOf', { time: format.clock(board.asOf) })}
            </Button>
          )
        }
      />
      <LoadProblem query={query} />
      {!board && !error && <Skeleton lines={8} />}
      {board && (
        <Stack>
          {can('colleague:call') && <CallsCard />}
          <FiveFigures board={board} />
          <OverdueCard overdue={board.overdue} next={soonest(board.nextSevenDays.items)} />
          <UnverifiedCard />
          <DatelessCard />
          {can('intake:review') && (
            <Suspense fallback={null}>
              <RetentionCard />
            </Suspense>
          )}
          <div className={styles.pair}>
            <WeekCard week={board.nextSevenDays} />
            <UnassignedCard unassigned={board.unassigned} />
          </div>
          <CoverageCard coverage={board.coverage} />
          <DeliveryCard delivery={board.delivery} asOf={board.asOf} />
        </Stack>
      )}
    </>
  );
}
