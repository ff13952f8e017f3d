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
import { ClosedDeadlines } from './closed-deadlines.js';
import { DeadlineActions } from './deadline-actions.js';
import { DeadlineDoing, type DeadlineDeedWord } from './deadline-doing.js';
import { deadlineGroups } from './deadline-groups.js';
import { DeadlineHistory } from './deadline-history.js';
import { DeadlineSource } from './deadline-source.js';
import { DueDates } from './due-dates.js';
import { HandForm } from './hand-form.js';
import { HowComputed } from './how-computed.js';
import { DeadlineTitle } from './deadline-title.js';
import { type Outcome } from './outcome-card.js';
import { VerificationLine } from './verification-line.js';
import styles from './court.module.css';

interface Doing {
  what: DeadlineDeedWord | 'enter';
  id: string;
}

/** Every date of the case: whose act it is, the two days, who has seen it, and how it was counted. */
export function DeadlinesCard({ onDone }: { onDone: (outcome: Outcome) => void }) {
  const t = useT('cases');
  const { id } = useCaseFile();
  const [doing, setDoing] = useState<Doing | null>(null);
  const { can } = useSession();
  const stop = () => setDoing(null);
  const query = useQuery(deadlinesQuery(id));
  const { data: deadlines, error } = query;
  const columns = useDeadlineColumns((what, { id: deadlineId }) => setDoing({ what, id: deadlineId }));
  // As the list shows it now: when a colleague was faster, the next attempt is made on what they left.
  const asked = deadlines?.items.find((deadline) => deadline.id === doing?.id);
  const formOpen = doing?.what === 'enter' || doing?.what === 'change';
  const done = (outcome: Outcome) => {
    stop();
    onDone(outcome);
  };
  const groups = deadlineGroups(deadlines?.items ?? []);
  return (
    <Card
      title={t('deadline.title')}
      level={3}
      id="deadlines"
      actions={
        can(MAY.enterDeadline) &&
        !formOpen && <Button onClick={() => setDoing({ what: 'enter', id: '' })}>{t('hand.add')}</Button>
      }
    >
      {formOpen && (
        <section className={styles.form} aria-label={t(`hand.${doing.what}Title`)}>
          <h4>{t(`hand.${doing.what}Title`)}</h4>
          <HandForm key={doing.id} deadline={asked} onDone={done} onCancel={stop} />
        </section>
      )}
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
      {doing && doing.what !== 'enter' && doing.what !== 'change' && asked && (
        <DeadlineDoing what={doing.what} deadline={asked} onDone={stop} />
      )}
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
          {!deadline.verified && !isByHand(deadline) && (
            <Badge tone="soon">{t('deadline.notVerified')}</Badge>
          )}
          <DeadlineSource source={deadline.source} />
          <VerificationLine verification={deadline.verification} />
          {isByHand(deadline) ? (
            deadline.note && <span className={styles.own}>{deadline.note}</span>
          ) : (
            <HowComputed deadline={deadline} />
          )}
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

/** Told, not computed: there is no rule to check and nothing to count again. */
function isByHand({ source }: Deadline): boolean {
  return source.kind === 'hand';
}
