import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useT } from '../../i18n/use-t.js';
import { type Column, DataTable } from '../../ui/data-table.js';
import { useFormat } from '../../ui/format.js';
import { Card, EmptyState, Skeleton } from '../../ui/layout.js';
import { Badge } from '../../ui/notice.js';
import { LoadProblem } from '../../ui/load-problem.js';
import { useCaseFile } from '../case-file-context.js';
import { deadlinesQuery } from '../queries.js';
import { type Deadline } from '../shapes.js';
import { ClosedDeadlines } from './closed-deadlines.js';
import { DeadlineActions } from './deadline-actions.js';
import { DeadlineDoing, type DeadlineDeedWord } from './deadline-doing.js';
import { deadlineGroups } from './deadline-groups.js';
import { DeadlineHistory } from './deadline-history.js';
import { DeadlineSource } from './deadline-source.js';
import { DueDates } from './due-dates.js';
import { HowComputed } from './how-computed.js';
import { DeadlineTitle } from './deadline-title.js';
import { VerificationLine } from './verification-line.js';
import styles from './court.module.css';

/** Every date of the case: whose act it is, the two days, who has seen it, and how it was counted. */
export function DeadlinesCard() {
  const t = useT('cases');
  const { id } = useCaseFile();
  const [doing, setDoing] = useState<{ what: DeadlineDeedWord; id: string } | null>(null);
  const query = useQuery(deadlinesQuery(id));
  const { data: deadlines, error } = query;
  const columns = useDeadlineColumns((what, { id: deadlineId }) => setDoing({ what, id: deadlineId }));
  // As the list shows it now: when a colleague was faster, the next attempt is made on what they left.
  const asked = deadlines?.items.find((deadline) => deadline.id === doing?.id);
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
      {groups.closed.length > 0 && (
        <ClosedDeadlines
          deadlines={groups.closed}
          onReopen={({ id: closed }) => setDoing({ what: 'reopen', id: closed })}
        />
      )}
      {doing && asked && <DeadlineDoing what={doing.what} deadline={asked} onDone={() => setDoing(null)} />}
    </Card>
  );
}

function useDeadlineColumns(onDo: (what: DeadlineDeedWord, deadline: Deadline) => void): Column<Deadline>[] {
  const t = useT('cases');
  const format = useFormat();
  return [
    {
      key: 'what',
      header: t('deadline.what'),
      rowHeader: true,
      cell: (deadline) => (
        <div className={styles.due}>
          <DeadlineTitle deadline={deadline} />
          {!deadline.verified && <Badge tone="soon">{t('deadline.notVerified')}</Badge>}
          <DeadlineSource source={deadline.source} />
          <VerificationLine verification={deadline.verification} />
          <HowComputed deadline={deadline} />
          <DeadlineHistory history={deadline.history} />
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
    {
      key: 'do',
      header: <span className="hidden-but-read">{t('deadline.do')}</span>,
      bare: true,
      cell: (deadline) => <DeadlineActions deadline={deadline} onDo={(what) => onDo(what, deadline)} />,
    },
  ];
}
