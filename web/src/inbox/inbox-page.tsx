import { useInfiniteQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useT } from '../i18n/use-t.js';
import { Button, LinkButton } from '../ui/button.js';
import { Card, EmptyState, Skeleton } from '../ui/layout.js';
import { PageTitle } from '../ui/page-title.js';
import { LoadProblem } from '../ui/load-problem.js';
import { TabLink, TabLinks } from '../ui/tab-links.js';
import { InboxItemRow } from './inbox-item.js';
import { inboxQuery } from './inbox-queries.js';
import styles from './inbox.module.css';

/** What the office needs this person to see; reminders wait here as well as in the mail. */
export function InboxPage() {
  const t = useT('inbox');
  const search = useSearch({ strict: false });
  const state = search['state'] === 'all' ? 'all' : 'open';
  const query = useInfiniteQuery(inboxQuery(state));
  const items = query.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <PageTitle title={t('page')} tabTitle={t('page')} sub={t('sub')} />
      <TabLinks label={t('page')}>
        <TabLink to="/inbox" search={{}} activeOptions={{ exact: true, includeSearch: true }}>
          {t('open')}
        </TabLink>
        <TabLink to="/inbox" search={{ state: 'all' }} activeOptions={{ exact: true, includeSearch: true }}>
          {t('all')}
        </TabLink>
      </TabLinks>
      <LoadProblem query={query} />
      {query.isPending ? (
        <Card>
          <Skeleton />
        </Card>
      ) : items.length > 0 ? (
        <Card>
          <ul className={styles.list}>
            {items.map((item) => (
              <InboxItemRow key={item.id} item={item} />
            ))}
          </ul>
          {query.hasNextPage && (
            <Button busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
              {t('ui:more')}
            </Button>
          )}
        </Card>
      ) : (
        !query.error && (
          <EmptyState
            why={t(state === 'open' ? 'empty.open' : 'empty.all')}
            next={<LinkButton to="/">{t('shell:nav.today')}</LinkButton>}
          />
        )
      )}
    </>
  );
}
