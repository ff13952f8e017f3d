import { useQuery } from '@tanstack/react-query';
import { useOf, useT } from '../i18n/use-t.js';
import { CountdownBadge } from '../cases/countdown-badge.js';
import { CourtTime } from '../ui/court-time.js';
import { DataTable } from '../ui/data-table.js';
import { useFormat } from '../ui/format.js';
import { Card, EmptyState, Skeleton } from '../ui/layout.js';
import { LoadProblem } from '../ui/load-problem.js';
import { firstRows } from '../ui/phone-width.js';
import { CaseLink } from './case-link.js';
import { unverifiedQuery } from './dashboard-query.js';
import { type UnverifiedDate } from './shapes.js';

/** Critical dates that nobody, or nobody lately, has made sure of: whom to call first. */
export function UnverifiedCard() {
  const t = useT('dashboard');
  const of = useOf();
  const format = useFormat();
  const query = useQuery(unverifiedQuery);
  const { data: unverified, error } = query;
  const count = unverified?.count ?? 0;
  const title = t('finding.unverified', { count });
  const name = ({ title: words, hearingKind }: UnverifiedDate) =>
    words ? of(words) : t(hearingKind ? `cases:hearing.kind.${hearingKind}` : 'overdue.date');
  if (!unverified) return error ? <LoadProblem query={query} /> : <Skeleton lines={3} />;
  return (
    <Card title={count === 0 ? t('finding.unverified.none') : title} id="unverified">
      <LoadProblem query={query} />
      <DataTable
        caption={title}
        captionHidden
        rows={unverified.items}
        first={firstRows()}
        rowKey={({ id, kind }) => `${kind} ${id}`}
        empty={<EmptyState why={t('unverified.none')} next={t('unverified.next')} />}
        columns={[
          {
            key: 'case',
            header: t('column.case'),
            rowHeader: true,
            cell: ({ caseReference }) => <CaseLink reference={caseReference} tab="court" />,
          },
          { key: 'what', header: t('column.what'), cell: name },
          {
            key: 'when',
            header: t('column.when'),
            cell: ({ on, at, timeZone }) => (
              <>
                <CourtTime at={at} on={on} zone={timeZone} inline />{' '}
                <CountdownBadge moment={{ at, on, timeZone }} />
              </>
            ),
          },
          {
            key: 'entered',
            header: t('unverified.entered'),
            cell: ({ enteredBy, enteredAt }) =>
              [enteredBy?.name, format.ago(enteredAt)].filter(Boolean).join(', '),
          },
          {
            key: 'last',
            header: t('unverified.last'),
            cell: ({ lastVerifiedAt }) =>
              lastVerifiedAt ? format.ago(lastVerifiedAt) : t('unverified.never'),
          },
        ]}
      />
      {count > unverified.items.length && (
        <p>{t('unverified.more', { shown: unverified.items.length, count })}</p>
      )}
    </Card>
  );
}
