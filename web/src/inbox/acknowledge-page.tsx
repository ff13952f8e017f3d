import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { useParams, useSearch } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useT } from '../i18n/use-t.js';
import { Button, LinkButton } from '../ui/button.js';
import { CourtTime } from '../ui/court-time.js';
import { useFormat, viewerZone } from '../ui/format.js';
import { Card, Facts, Skeleton } from '../ui/layout.js';
import { Notice } from '../ui/notice.js';
import { PageTitle } from '../ui/page-title.js';
import { LoadProblem } from '../ui/load-problem.js';
import { ProblemNotice } from '../ui/problem-notice.js';
import { acknowledge, type InboxItem, inboxQuery } from './inbox-queries.js';

/** Where the link in a reminder's mail leads, and its notification: after sign-in, the reminder and one button. */
export function AcknowledgePage() {
  const t = useT('inbox');
  const { reminderId = '' } = useParams({ strict: false });
  const query = useInfiniteQuery(inboxQuery('all'));
  const item = query.data?.pages.flatMap((page) => page.items).find((each) => each.reminderId === reminderId);
  const { hasNextPage, isFetching, isError, fetchNextPage } = query;
  // The mail may be about something further down than the first page.
  useEffect(() => {
    if (!item && hasNextPage && !isFetching && !isError) void fetchNextPage();
  }, [item, hasNextPage, isFetching, isError, fetchNextPage]);
  const looking = query.isPending || (!item && hasNextPage);
  return (
    <>
      <PageTitle title={t('ack.title')} tabTitle={t('ack.title')} sub={t('ack.sub')} />
      <LoadProblem query={query} />
      {looking && !isError ? (
        <Card>
          <Skeleton />
        </Card>
      ) : (
        // The inbox only tells what it is about; the reminder can be confirmed without it.
        <Reminder item={item} reminderId={reminderId} />
      )}
    </>
  );
}

function Reminder({ item, reminderId }: { item: InboxItem | undefined; reminderId: string }) {
  const t = useT('inbox');
  const { instant } = useFormat();
  const client = useQueryClient();
  const { via } = useSearch({ strict: false }) as { via?: unknown };
  const confirm = useMutation({
    mutationFn: () => acknowledge(reminderId, via === 'push' ? 'push' : 'mail'),
    onSuccess: () => client.invalidateQueries({ queryKey: ['inbox'] }),
  });
  const done = confirm.isSuccess || Boolean(item?.acknowledgedAt);
  const facts = [
    ...(item?.caseReference ? [{ label: t('case'), value: item.caseReference }] : []),
    ...(item?.dueAt
      ? [{ label: t('due'), value: <CourtTime at={item.dueAt} zone={item.timeZone ?? viewerZone()} /> }]
      : []),
  ];
  return (
    <Card title={item ? t(`title.${item.titleKey}`) : t('ack.reminder')}>
      {facts.length > 0 && <Facts items={facts} />}
      <ProblemNotice problem={confirm.error} />
      {done ? (
        <Notice
          tone="ok"
          live="status"
          title={t('ack.done')}
          actions={
            item?.caseReference ? (
              <LinkButton to="/cases/$ref" params={{ ref: item.caseReference }}>
                {t('ack.openCase')}
              </LinkButton>
            ) : (
              <LinkButton to="/inbox">{t('page')}</LinkButton>
            )
          }
        >
          {item?.acknowledgedAt && !confirm.isSuccess
            ? t('acknowledged', { at: instant(item.acknowledgedAt) })
            : t('ack.thanks')}
        </Notice>
      ) : (
        <>
          <p>{t('ack.why')}</p>
          <div>
            <Button variant="primary" busy={confirm.isPending} onClick={() => confirm.mutate()}>
              {t('acknowledge')}
            </Button>
          </div>
        </>
      )}
    </Card>
  );
}
