import { useQuery } from '@tanstack/react-query';
import { useT } from '../i18n/use-t.js';
import { DataTable } from '../ui/data-table.js';
import { useFormat } from '../ui/format.js';
import { Card, EmptyState, Skeleton } from '../ui/layout.js';
import { LoadProblem } from '../ui/load-problem.js';
import { firstRows } from '../ui/phone-width.js';
import { CaseLink } from './case-link.js';
import { datelessQuery } from './dashboard-query.js';

/** Open cases with nothing ahead: what has no date is what is forgotten. */
export function DatelessCard() {
  const t = useT('dashboard');
  const format = useFormat();
  const query = useQuery(datelessQuery);
  const { data: dateless, error } = query;
  if (!dateless) return error ? <LoadProblem query={query} /> : <Skeleton lines={3} />;
  const { count, items } = dateless;
  const title = count === 0 ? t('finding.dateless.none') : t('finding.dateless', { count });
  return (
    <Card title={title} id="dateless">
      <LoadProblem query={query} />
      <DataTable
        caption={title}
        captionHidden
        rows={items}
        first={firstRows()}
        rowKey={({ caseId }) => caseId}
        empty={<EmptyState why={t('dateless.none')} />}
        columns={[
          {
            key: 'case',
            header: t('column.case'),
            rowHeader: true,
            cell: ({ caseReference }) => <CaseLink reference={caseReference} tab="court" />,
          },
          { key: 'state', header: t('dateless.state'), cell: ({ status }) => t(`cases:state.${status}`) },
          { key: 'opened', header: t('dateless.opened'), cell: ({ openedAt }) => format.ago(openedAt) },
          {
            key: 'last',
            header: t('dateless.lastHearing'),
            cell: ({ lastHearingAt }) =>
              lastHearingAt ? format.ago(lastHearingAt) : t('dateless.noHearing'),
          },
          {
            key: 'who',
            header: t('column.who'),
            cell: ({ lead, backup }) => [lead?.name, backup?.name].filter(Boolean).join(' / ') || t('nobody'),
          },
        ]}
      />
      {count > items.length && <p>{t('dateless.more', { shown: items.length, count })}</p>}
    </Card>
  );
}
