import { useQuery } from '@tanstack/react-query';
import { useT } from '../i18n/use-t.js';
import { Card, Skeleton } from '../ui/layout.js';
import { LoadProblem } from '../ui/load-problem.js';
import { FeedItem } from './feed-item.js';
import { FEED_KINDS, feedOffice, type FeedOffice } from './feeds-api.js';

/** One's dates in the calendar one uses anyway: private addresses to make, to replace and to revoke. */
export function FeedsCard({ office = feedOffice }: { office?: FeedOffice }) {
  const t = useT('feeds');
  const query = useQuery({ queryKey: ['feeds'], queryFn: office.list });
  const feeds = query.data?.items;
  return (
    <Card title={t('title')}>
      <p>{t('intro')}</p>
      <p>{t('slow')}</p>
      <LoadProblem query={query} />
      {feeds
        ? FEED_KINDS.map((kind) => (
            <FeedItem
              key={kind}
              kind={kind}
              feed={feeds.find((feed) => feed.kind === kind)}
              office={office}
            />
          ))
        : !query.error && <Skeleton lines={4} />}
    </Card>
  );
}
