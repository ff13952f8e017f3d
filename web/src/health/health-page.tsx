import { useQuery } from '@tanstack/react-query';
import { useT } from '../i18n/use-t.js';
import { Button } from '../ui/button.js';
import { useFormat } from '../ui/format.js';
import { Columns, Skeleton, Stack } from '../ui/layout.js';
import { LoadProblem } from '../ui/load-problem.js';
import { Notice } from '../ui/notice.js';
import { PageTitle } from '../ui/page-title.js';
import { DeadCard } from './dead-card.js';
import { type Health, healthQuery } from './health-query.js';
import { IncidentsCard } from './incidents-card.js';
import { QueueCard } from './queue-card.js';
import styles from './health.module.css';
import { SignsCard } from './signs-card.js';

/** Whether the machine does its work, for whoever keeps it running: what is wrong first, then the numbers, and last the list that grows. */
export function HealthPage() {
  const t = useT('health');
  const format = useFormat();
  const query = useQuery(healthQuery);
  const { data: health, error, isFetching, refetch } = query;
  return (
    <>
      <PageTitle
        title={t('page')}
        tabTitle={t('page')}
        sub={t('sub')}
        actions={
          health && (
            <Button small busy={isFetching} onClick={() => void refetch()}>
              {t('asOf', { time: format.clock(health.asOf) })}
            </Button>
          )
        }
      />
      <LoadProblem query={query} />
      {!health && !error && <Skeleton lines={8} />}
      {health && (
        <Stack>
          <Troubles troubles={health.troubles} />
          <DeadCard health={health} />
          <Columns>
            <QueueCard health={health} />
            <SignsCard signs={health.signs} />
          </Columns>
          <IncidentsCard health={health} />
        </Stack>
      )}
    </>
  );
}

function Troubles({ troubles }: Pick<Health, 'troubles'>) {
  const t = useT('health');
  if (troubles.length === 0)
    return (
      <Notice tone="ok" live="status">
        {t('well')}
      </Notice>
    );
  return (
    <Notice tone="late" live="status" title={t('trouble.title', { count: troubles.length })}>
      <ul className={styles.list}>
        {troubles.map((trouble) => (
          <li key={trouble}>{t(`trouble.${trouble}`)}</li>
        ))}
      </ul>
    </Notice>
  );
}
