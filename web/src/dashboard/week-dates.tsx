import { useT } from '../i18n/use-t.js';
import { CourtTime } from '../ui/court-time.js';
import { DataTable } from '../ui/data-table.js';
import { CaseLink } from './case-link.js';
import { type ComingDate } from './shapes.js';

export interface WeekDatesProps {
  caption: string;
  dates: readonly ComingDate[];
  kindName: (kind: string) => string;
  /** The caption is shown, because no heading says it. */
  shown?: boolean;
}

export function WeekDates({ caption, dates, kindName, shown }: WeekDatesProps) {
  const t = useT('dashboard');
  return (
    <DataTable
      caption={caption}
      captionHidden={!shown}
      rows={dates}
      rowKey={({ kind, id }) => `${kind} ${id}`}
      columns={[
        {
          key: 'case',
          header: t('column.case'),
          rowHeader: true,
          cell: ({ caseReference }) => <CaseLink reference={caseReference} tab="court" />,
        },
        { key: 'what', header: t('column.what'), cell: ({ kind }) => kindName(kind) },
        {
          key: 'when',
          header: t('column.when'),
          cell: ({ at, on, timeZone }) => <CourtTime at={at} on={on} zone={timeZone} inline />,
        },
      ]}
    />
  );
}
