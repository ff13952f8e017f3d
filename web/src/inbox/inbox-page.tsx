import { useInfiniteQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useT } from '../i18n/use-t.js';
import { Button, LinkButton } from '../ui/button.js';
import { useFormat, viewerZone } from '../ui/format.js';
import { Card, EmptyState, Skeleton } from '../ui/layout.js';
import { PageTitle } from '../ui/page-title.js';
import { LoadProblem } from '../ui/load-problem.js';
import { TabLink, TabLinks } from '../ui/tab-links.js';
import { InboxItemRow } from './inbox-item.js';
import { type InboxItem, inboxQuery } from './inbox-queries.js';
import styles from './inbox.module.css';

const DAY = { weekday: 'long', day: 'numeric', month: 'long' } as const;

/** What the office needs this person to see; reminders wait here as well as in the mail. */
export function InboxPage() {
  const t = useT('inbox');
  const format = useFormat();
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
          {daysOf(items).map(([day, those]) => (
            <section key={day} className={styles.day}>
              <h2 className={styles.dayName}>{format.day(day, DAY)}</h2>
              <ul className={styles.list}>
                {those.map((item) => (
                  <InboxItemRow key={item.id} item={item} />
                ))}
              </ul>
            </section>
          ))}
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

/** The items by the day on which they came, where the reader is; the order stays. */
function daysOf(items: readonly InboxItem[]): [string, InboxItem[]][] {
  const days = new Map<string, InboxItem[]>();
  for (const item of items) {
    const day = Temporal.Instant.from(item.createdAt)
      .toZonedDateTimeISO(viewerZone())
      .toPlainDate()
      .toString();
    days.set(day, [...(days.get(day) ?? []), item]);
  }
  return [...days];
}
