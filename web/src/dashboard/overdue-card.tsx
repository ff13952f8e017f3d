import { useOf, useT } from '../i18n/use-t.js';
import { CountdownBadge } from '../cases/countdown-badge.js';
import { CourtTime } from '../ui/court-time.js';
import { DataTable } from '../ui/data-table.js';
import { Card, EmptyState } from '../ui/layout.js';
import { firstRows } from '../ui/phone-width.js';
import { CaseLink } from './case-link.js';
import { nextStep } from './next-step.js';
import { type ComingDate, type LateDate } from './shapes.js';

export interface OverdueCardProps {
  overdue: { count: number; items: LateDate[] };
  /** The next date of the office, for when nothing is late. */
  next: ComingDate | null;
}

/** First on the page: what has passed and is not done, and what nobody has confirmed on its day. */
export function OverdueCard({ overdue, next }: OverdueCardProps) {
  const t = useT('dashboard');
  const of = useOf();
  const title = t('finding.overdue', { count: overdue.count });
  const name = ({ title: words, hearingKind }: LateDate) =>
    words ? of(words) : hearingKind ? t(`cases:hearing.kind.${hearingKind}`) : t('overdue.date');
  return (
    <Card title={overdue.count === 0 ? t('finding.overdue.none') : title} id="overdue">
      <DataTable
        caption={title}
        captionHidden
        rows={overdue.items}
        first={firstRows()}
        rowKey={({ id, kind }) => `${kind} ${id}`}
        empty={<EmptyState why={t('overdue.none')} next={<NextOne next={next} />} />}
        columns={[
          {
            key: 'case',
            header: t('column.case'),
            rowHeader: true,
            cell: ({ caseReference, kind }) => (
              <CaseLink reference={caseReference} tab={kind === 'deadline' ? 'court' : 'reminders'} />
            ),
          },
          {
            key: 'what',
            header: t('column.what'),
            cell: (late) =>
              late.kind === 'unacknowledged'
                ? t('overdue.unacknowledged', { title: name(late) })
                : name(late),
          },
          {
            key: 'due',
            header: t('column.due'),
            cell: ({ on, at, timeZone }) => (
              <>
                <CourtTime at={at} on={on} zone={timeZone} inline />{' '}
                <CountdownBadge moment={{ at, on, timeZone }} />
              </>
            ),
          },
          {
            key: 'who',
            header: t('column.who'),
            cell: ({ lead, backup }) => [lead?.name, backup?.name].filter(Boolean).join(' / ') || t('nobody'),
          },
          { key: 'next', header: t('column.next'), cell: (late) => t(`step.${nextStep(late)}`) },
        ]}
      />
      {overdue.count > overdue.items.length && (
        <p>{t('overdue.more', { shown: overdue.items.length, count: overdue.count })}</p>
      )}
    </Card>
  );
}

function NextOne({ next }: { next: ComingDate | null }) {
  const t = useT('dashboard');
  if (!next) return <p>{t('overdue.noNext')}</p>;
  return (
    <p>
      {t('overdue.next')} <CourtTime at={next.at} on={next.on} zone={next.timeZone} inline />,{' '}
      <CaseLink reference={next.caseReference} tab="court" />
    </p>
  );
}
