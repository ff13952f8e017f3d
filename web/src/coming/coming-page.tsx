import { useInfiniteQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useT } from '../i18n/use-t.js';
import { useSession } from '../session/use-session.js';
import { Button, LinkButton } from '../ui/button.js';
import { Card, EmptyState, Skeleton, Stack } from '../ui/layout.js';
import { LoadProblem } from '../ui/load-problem.js';
import { Notice } from '../ui/notice.js';
import { PageTitle } from '../ui/page-title.js';
import { ComingList } from './coming-list.js';
import { type Coming, comingQuery } from './coming-query.js';
import { DigestsCard } from './digests-card.js';
import { PauseDialog } from './pause-dialog.js';
import { PausesCard } from './pauses-card.js';

/** What will be sent in the next 30 days: to whom, when, on which channel, with which words. */
export function ComingPage() {
  const t = useT('coming');
  const { caseId } = useSearch({ strict: false });
  const { can } = useSession();
  const [isPausing, setPausing] = useState(false);
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
            <>
              {reference && can('reminder:pause') && (
                <Button small onClick={() => setPausing(true)}>
                  {t('pause.open')}
                </Button>
              )}
              <LinkButton small to="/coming" search={{}}>
                {t('all')}
              </LinkButton>
            </>
          )
        }
      />
      <Stack>
        <Notice>{t('unforeseen')}</Notice>
        <PausesCard caseId={caseId} />
        <DigestsCard caseId={caseId} />
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
      {caseId && reference && isPausing && (
        <PauseDialog
          caseId={caseId}
          reference={reference}
          people={peopleOf(messages ?? [])}
          onClose={() => setPausing(false)}
        />
      )}
    </>
  );
}

function peopleOf(messages: readonly Coming[]): Coming['recipient'][] {
  // A client is held back with the whole case, or their reminders are ended: a pause of their own would be a third thing.
  const staff = messages.map(({ recipient }) => recipient).filter(({ kind }) => kind === 'staff');
  return [...new Map(staff.map((recipient) => [recipient.id, recipient])).values()];
}
