import { CaseLink } from '../dashboard/case-link.js';
import { useT } from '../i18n/use-t.js';
import { CourtTime } from '../ui/court-time.js';
import { DataTable } from '../ui/data-table.js';
import { Card, EmptyState } from '../ui/layout.js';
import { type RuleDraftView } from './rules-queries.js';

type Changed = RuleDraftView['changes'][number];

/** The open dates a change of law would move: today's result, and the result under the next version. */
export function ChangedDates({ draft }: { draft: RuleDraftView }) {
  const t = useT('rules');
  const { changes, openDates } = draft;
  const title = t('changes.title', { count: changes.length });
  const due = (on: string | undefined, at: string | undefined, zone: string) => (
    <CourtTime on={on} at={at} zone={zone} inline />
  );
  return (
    <Card title={title}>
      <p>{t('changes.of', { count: openDates })}</p>
      <DataTable<Changed>
        caption={title}
        captionHidden
        rows={changes}
        rowKey={({ deadlineId }) => deadlineId}
        empty={<EmptyState why={t('changes.none')} />}
        columns={[
          {
            key: 'case',
            header: t('changes.case'),
            rowHeader: true,
            cell: ({ caseReference }) => <CaseLink reference={caseReference} tab="court" />,
          },
          {
            key: 'now',
            header: t('changes.now'),
            cell: ({ nominal, timeZone }) => due(nominal.on, nominal.at, timeZone),
          },
          {
            key: 'next',
            header: t('changes.next'),
            cell: ({ nextNominal, timeZone }) => due(nextNominal.on, nextNominal.at, timeZone),
          },
          {
            key: 'how',
            header: t('changes.how'),
            bare: true,
            cell: ({ arithmetic }) => <span lang="en">{arithmetic}</span>,
          },
        ]}
      />
    </Card>
  );
}
