import { useT } from '../i18n/use-t.js';
import { DataTable } from '../ui/data-table.js';
import { useFormat } from '../ui/format.js';
import { EmptyState } from '../ui/layout.js';
import { classes } from '../ui/classes.js';
import { CaseLink } from './case-link.js';
import { ChartCard } from './chart-card.js';
import { barLength, hoursInWords, waitedLong } from './findings.js';
import { type Unassigned } from './shapes.js';
import styles from './bars.module.css';

/** Cases that nobody has taken, by how long they wait. The oldest is named. */
export function UnassignedCard({ unassigned }: { unassigned: Unassigned }) {
  const t = useT('dashboard');
  const { count, oldest, medianHoursToMatch } = unassigned;
  const title =
    count === 0 || !oldest
      ? t('finding.unassigned.none')
      : t('finding.unassigned', {
          count,
          oldest: oldest.caseReference,
          age: t('age.days', { count: oldest.days }),
        });
  const median = medianHoursToMatch === null ? null : hoursInWords(medianHoursToMatch);
  return (
    <ChartCard
      title={title}
      id="unassigned"
      chart={count === 0 ? <EmptyState why={t('unassigned.none')} /> : <Bars unassigned={unassigned} />}
      table={<WaitingTable unassigned={unassigned} caption={title} />}
    >
      {oldest && (
        <p>
          {t('unassigned.oldest')} <CaseLink reference={oldest.caseReference} tab="team" />
        </p>
      )}
      {median && (
        <p className={styles.quiet}>
          {t('unassigned.median', { age: t(`age.${median.key}`, { count: median.count }) })}
        </p>
      )}
    </ChartCard>
  );
}

function Bars({ unassigned: { bars } }: { unassigned: Unassigned }) {
  const t = useT('dashboard');
  const counts = bars.map(({ count }) => count);
  return (
    <ul className={styles.bars}>
      {bars.map(({ label, count }) => (
        <li key={label} className={styles.row}>
          <span className={styles.label}>{t('unassigned.bar', { days: label.replace('-', '–') })}</span>
          <span className={styles.track}>
            <span
              className={classes(styles.bar, waitedLong(label) && styles.long)}
              style={{ width: `${barLength(count, counts)}%` }}
            />
            <span className={styles.count}>{count}</span>
          </span>
        </li>
      ))}
    </ul>
  );
}

function WaitingTable({ unassigned: { bars, items }, caption }: { unassigned: Unassigned; caption: string }) {
  const t = useT('dashboard');
  const format = useFormat();
  return (
    <>
      <DataTable
        caption={caption}
        captionHidden
        rows={bars}
        rowKey={({ label }) => label}
        columns={[
          {
            key: 'age',
            header: t('unassigned.age'),
            rowHeader: true,
            cell: ({ label }) => t('unassigned.bar', { days: label.replace('-', '–') }),
          },
          { key: 'count', header: t('unassigned.cases'), align: 'end', cell: ({ count }) => count },
        ]}
      />
      {items.length > 0 && (
        <DataTable
          caption={t('unassigned.longest')}
          rows={items}
          rowKey={({ caseId }) => caseId}
          columns={[
            {
              key: 'case',
              header: t('column.case'),
              rowHeader: true,
              cell: ({ caseReference }) => <CaseLink reference={caseReference} tab="team" />,
            },
            { key: 'since', header: t('unassigned.since'), cell: ({ since }) => format.instant(since) },
            {
              key: 'days',
              header: t('unassigned.waited'),
              align: 'end',
              cell: ({ days }) => t('age.days', { count: days }),
            },
          ]}
        />
      )}
    </>
  );
}
