import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useOf, useT } from '../../i18n/use-t.js';
import { Button } from '../../ui/button.js';
import { CourtTime } from '../../ui/court-time.js';
import { DataTable } from '../../ui/data-table.js';
import { useFormat } from '../../ui/format.js';
import { Card, EmptyState, Skeleton } from '../../ui/layout.js';
import { LoadProblem } from '../../ui/load-problem.js';
import { Badge } from '../../ui/notice.js';
import { CountdownBadge } from '../countdown-badge.js';
import { languageWord } from '../languages.js';
import { myCasesQuery } from '../queries.js';
import { type MyCase } from '../shapes.js';
import styles from './list.module.css';

/** What an attorney carries, the soonest date first. */
export function MyCases() {
  const t = useT('cases');
  const format = useFormat();
  const query = useInfiniteQuery(myCasesQuery);
  const { data: pages, error, hasNextPage, fetchNextPage, isFetchingNextPage } = query;
  const cases = pages?.pages.flatMap((page) => page.items);
  if (!cases) return error ? <LoadProblem query={query} /> : <Skeleton lines={6} />;
  return (
    <Card>
      <LoadProblem query={query} />
      <DataTable
        caption={t('list.mine')}
        captionHidden
        rows={cases}
        rowKey={({ caseId, role }) => `${caseId} ${role}`}
        empty={<EmptyState why={t('list.noneMine')} next={t('list.noneMineNext')} />}
        columns={[
          {
            key: 'case',
            header: t('list.case'),
            rowHeader: true,
            cell: (row) => <Who reference={row.reference} name={row.detainedName} />,
          },
          { key: 'next', header: t('list.next'), cell: ({ nextDate }) => <NextDate next={nextDate} /> },
          {
            key: 'where',
            header: t('list.where'),
            cell: ({ facility }) =>
              facility ? `${facility.name}, ${facility.city} ${facility.state}` : t('custody.nobodyKnows'),
          },
          {
            key: 'language',
            header: t('list.language'),
            cell: ({ language }) => (language ? languageWord(language, format.languageName) : t('unknown')),
          },
          { key: 'role', header: t('list.role'), cell: (row) => <Role row={row} /> },
        ]}
      />
      {hasNextPage && (
        <div>
          <Button busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {t('ui:more')}
          </Button>
        </div>
      )}
    </Card>
  );
}

export function Who({ reference, name }: { reference: string; name: string }) {
  const t = useT('cases');
  return (
    <div className={styles.who}>
      <Link to="/cases/$ref" params={{ ref: reference }} className={styles.link}>
        {name || t('noName')}
      </Link>
      <span className={styles.quiet}>{reference}</span>
    </div>
  );
}

function NextDate({ next }: { next: MyCase['nextDate'] }) {
  const t = useT('cases');
  const of = useOf();
  if (!next) return <>{t('header.nothing')}</>;
  const { at, on, timeZone, title, hearingKind, certainty } = next;
  return (
    <div className={styles.who}>
      <span className={styles.line}>
        <CourtTime at={at} on={on} zone={timeZone} inline />
        <CountdownBadge moment={{ at, on, timeZone }} />
        {certainty === 'control' && <Badge tone="soon">{t('ui:hearing.control')}</Badge>}
      </span>
      <span className={styles.quiet}>{title ? of(title) : t(`hearing.kind.${hearingKind ?? 'bond'}`)}</span>
    </div>
  );
}

function Role({ row }: { row: MyCase }) {
  const t = useT('cases');
  const other = row.role === 'lead' ? row.backup : row.lead;
  const otherRole = row.role === 'lead' ? 'backup' : 'lead';
  return (
    <div className={styles.who}>
      <span>{t(`role.${row.role}`)}</span>
      <span className={styles.quiet}>
        {other ? t(`list.${otherRole}Is`, { name: other.name }) : t(`list.no.${otherRole}`)}
      </span>
    </div>
  );
}
