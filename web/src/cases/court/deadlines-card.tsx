import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useT } from '../../i18n/use-t.js';
import { useSession } from '../../session/use-session.js';
import { Button } from '../../ui/button.js';
import { type Column, DataTable } from '../../ui/data-table.js';
import { useFormat } from '../../ui/format.js';
import { Card, EmptyState, Skeleton } from '../../ui/layout.js';
import { Badge } from '../../ui/notice.js';
import { LoadProblem } from '../../ui/load-problem.js';
import { useCaseFile } from '../case-file-context.js';
import { MAY } from '../permissions.js';
import { deadlinesQuery } from '../queries.js';
import { type Deadline } from '../shapes.js';
import { deadlineGroups } from './deadline-groups.js';
import { DueDates } from './due-dates.js';
import { HowComputed } from './how-computed.js';
import { DeadlineTitle } from './deadline-title.js';
import { MetDialog } from './met-dialog.js';
import styles from './court.module.css';

/** Every date of the case: whose act it is, the two days, who has seen it, and how it was counted. */
export function DeadlinesCard() {
  const t = useT('cases');
  const { id } = useCaseFile();
  const { can } = useSession();
  const [closing, setClosing] = useState<Deadline | null>(null);
  const query = useQuery(deadlinesQuery(id));
  const { data: deadlines, error } = query;
  const columns = useDeadlineColumns(can(MAY.meetDeadline) ? setClosing : undefined);
  const groups = deadlineGroups(deadlines?.items ?? []);
  return (
    <Card title={t('deadline.title')} level={3} id="deadlines">
      <LoadProblem query={query} />
      {!deadlines && !error && <Skeleton lines={4} />}
      {deadlines && (
        <DataTable
          caption={t('deadline.title')}
          captionHidden
          columns={columns}
          rows={groups.open}
          rowKey={({ id: key }) => key}
          empty={<EmptyState why={t('deadline.none')} next={t('deadline.noneNext')} />}
        />
      )}
      {groups.closed.length > 0 && <ClosedDeadlines deadlines={groups.closed} />}
      {closing && <MetDialog deadline={closing} onDone={() => setClosing(null)} />}
    </Card>
  );
}

function useDeadlineColumns(onMet: ((deadline: Deadline) => void) | undefined): Column<Deadline>[] {
  const t = useT('cases');
  const format = useFormat();
  const columns: Column<Deadline>[] = [
    {
      key: 'what',
      header: t('deadline.what'),
      rowHeader: true,
      cell: (deadline) => (
        <div className={styles.due}>
          <DeadlineTitle deadline={deadline} />
          {!deadline.verified && <Badge tone="soon">{t('deadline.notVerified')}</Badge>}
          <HowComputed deadline={deadline} />
        </div>
      ),
    },
    { key: 'owner', header: t('deadline.owner'), cell: ({ owner }) => t(`owner.${owner}`) },
    { key: 'due', header: t('deadline.due'), cell: (deadline) => <DueDates deadline={deadline} /> },
    {
      key: 'seen',
      header: t('deadline.seen'),
      cell: ({ acknowledged }) =>
        acknowledged
          ? t('deadline.seenBy', { name: acknowledged.by.name, time: format.instant(acknowledged.at) })
          : t('deadline.notSeen'),
    },
  ];
  if (!onMet) return columns;
  const met: Column<Deadline> = {
    key: 'met',
    header: <span className="hidden-but-read">{t('deadline.met')}</span>,
    bare: true,
    cell: (deadline) => (
      <Button small onClick={() => onMet(deadline)}>
        {t('deadline.met')}
      </Button>
    ),
  };
  return [...columns, met];
}

function ClosedDeadlines({ deadlines }: { deadlines: readonly Deadline[] }) {
  const t = useT('cases');
  const format = useFormat();
  return (
    <details className={styles.how}>
      <summary>{t('deadline.closed', { count: deadlines.length })}</summary>
      <ul className={styles.dates}>
        {deadlines.map((deadline) => (
          <li key={deadline.id}>
            <span className={styles.line}>
              <DeadlineTitle deadline={deadline} /> <Badge>{t(`deadline.status.${deadline.status}`)}</Badge>
            </span>
            <DueDates deadline={deadline} over />
            {deadline.closedBy && deadline.closedAt && (
              <span className={styles.quiet}>
                {t('history.by', { name: deadline.closedBy.name, time: format.instant(deadline.closedAt) })}
              </span>
            )}
            {deadline.note && <span>{deadline.note}</span>}
          </li>
        ))}
      </ul>
    </details>
  );
}
