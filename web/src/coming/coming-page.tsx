import { useInfiniteQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useT } from '../i18n/use-t.js';
import { Button, LinkButton } from '../ui/button.js';
import { Card, EmptyState, Skeleton, Stack } from '../ui/layout.js';
import { LoadProblem } from '../ui/load-problem.js';
import { Notice } from '../ui/notice.js';
import { PageTitle } from '../ui/page-title.js';
import { ComingList } from './coming-list.js';
import { comingQuery } from './coming-query.js';

/** What will be sent in the next 30 days: to whom, when, on which channel, with which words. */
export function ComingPage() {
  const t = useT('coming');
  const { caseId } = useSearch({ strict: false });
  const query = useInfiniteQuery(comingQuery(caseId));
  const { data: pages, hasNextPage, fetchNextPage, isFetchingNextPage } = query;
  const messages = pages?.pages.flatMap(({ items }) => items);
  const reference = caseId && messages?.[0]?.caseReference;
  return (
    <>
      <PageTitle
        title={reference ? t('page.of', { reference }) : t('page')}
        tabTitle={t('page')}
        sub={t('sub')}
        actions={
          caseId && (
            <LinkButton small to="/coming" search={{}}>
              {t('all')}
            </LinkButton>
          )
        }
      />
      <Stack>
        <Notice>{t('unforeseen')}</Notice>
        <LoadProblem query={query} />
        {!messages && !query.error && <Skeleton lines={8} />}
        {messages?.length === 0 && <EmptyState why={t('none')} next={t('none.next')} />}
        {messages && messages.length > 0 && (
          <Card title={t('list')}>
            <ComingList messages={messages} />
            {hasNextPage && (
              <div>
                <Button busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
                  {t('ui:more')}
                </Button>
              </div>
            )}
          </Card>
        )}
      </Stack>
    </>
  );
}
