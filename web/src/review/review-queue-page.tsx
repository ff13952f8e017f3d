import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useT } from '../i18n/use-t.js';
import { readQuestionnaire } from '../intake/intake-api.js';
import { UrgencyBadge } from '../intake/urgency-badge.js';
import { Button } from '../ui/button.js';
import { DataTable, type Column } from '../ui/data-table.js';
import { useFormat } from '../ui/format.js';
import { Card, EmptyState, Skeleton, Stack } from '../ui/layout.js';
import { Badge } from '../ui/notice.js';
import { PageTitle } from '../ui/page-title.js';
import { LoadProblem } from '../ui/load-problem.js';
import { reviewQueue, type ReviewItem } from './review-api.js';
import css from './review.module.css';
import { ReviewPanel } from './review-panel.js';
import { useLanguageNames } from './use-language-names.js';

export const QUEUE_KEY = ['review-queue'];

/** What was phoned in and waits for a decision. The most urgent and the longest waiting stand first. */
export function ReviewQueuePage() {
  const t = useT('review');
  const navigate = useNavigate();
  const { call } = useSearch({ strict: false });
  const queue = useInfiniteQuery({
    queryKey: QUEUE_KEY,
    queryFn: ({ pageParam }) => reviewQueue(pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    refetchOnMount: 'always',
  });
  const items = queue.data?.pages.flatMap((page) => page.items) ?? [];
  const open = items.find((item) => item.id === call);
  return (
    <>
      <PageTitle title={t('page.title')} tabTitle={t('page.title')} sub={t('page.sub')} />
      <Stack>
        <LoadProblem query={queue} />
        {queue.isPending && <Skeleton lines={8} />}
        {queue.data && <Queue items={items} />}
        {queue.hasNextPage && (
          <Button busy={queue.isFetchingNextPage} onClick={() => void queue.fetchNextPage()}>
            {t('ui:more')}
          </Button>
        )}
      </Stack>
      {call && (
        <ReviewPanel
          key={call}
          intakeId={call}
          duplicates={open?.duplicates ?? 0}
          onClose={() => void navigate({ to: '/review' })}
        />
      )}
    </>
  );
}

function Queue({ items }: { items: readonly ReviewItem[] }) {
  const t = useT('review');
  const columns = useColumns();
  const red = items.filter((item) => item.urgency.level === 'red').length;
  const title = red > 0 ? t('queue.withRed', { count: red }) : t('queue.calm', { count: items.length });
  if (items.length === 0) return <EmptyState why={t('queue.empty')} next={t('queue.emptyNext')} />;
  return (
    <Card title={title}>
      <DataTable
        caption={t('page.title')}
        captionHidden
        columns={columns}
        rows={items}
        rowKey={(item) => item.id}
      />
    </Card>
  );
}

function useColumns(): Column<ReviewItem>[] {
  const t = useT('review');
  const tIntake = useT('intake');
  const { ago } = useFormat();
  const questionnaire = useQuery({
    queryKey: ['questionnaire'],
    queryFn: readQuestionnaire,
    staleTime: Infinity,
  });
  const names = useLanguageNames(questionnaire.data);
  return [
    {
      key: 'urgency',
      header: tIntake('rail.urgency'),
      cell: (item) => (
        <>
          <UrgencyBadge level={item.urgency.level} />{' '}
          {item.status === 'wait_listed' && <Badge>{t('queue.waitListed')}</Badge>}
        </>
      ),
    },
    {
      key: 'reference',
      header: t('queue.reference'),
      rowHeader: true,
      cell: (item) => (
        <Link to="/review" search={{ call: item.id }} className={css.reference}>
          {t('queue.open', { reference: item.reference })}
        </Link>
      ),
    },
    { key: 'name', header: t('queue.detained'), cell: (item) => item.detainedName || tIntake('rail.noName') },
    {
      key: 'where',
      header: t('queue.where'),
      cell: (item) => (item.facility ? `${item.facility.name}, ${item.facility.state}` : t('queue.notKnown')),
    },
    {
      key: 'language',
      header: tIntake('rail.language'),
      cell: (item) => item.languages.map(names).join(', ') || t('queue.notKnown'),
    },
    {
      key: 'missing',
      header: t('queue.missing'),
      cell: (item) =>
        item.missing.map((one) => tIntake(`missing.${one}`)).join(', ') || tIntake('calls.nothingMissing'),
    },
    { key: 'waiting', header: t('queue.waiting'), cell: (item) => ago(item.finishedAt) },
  ];
}
