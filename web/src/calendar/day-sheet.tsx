import { Printer } from 'lucide-react';
import { CaseLink } from '../dashboard/case-link.js';
import { useOf, useT } from '../i18n/use-t.js';
import { useSession } from '../session/use-session.js';
import { Button } from '../ui/button.js';
import { CourtTime } from '../ui/court-time.js';
import { DataTable } from '../ui/data-table.js';
import { useFormat } from '../ui/format.js';
import { HearingTime } from '../ui/hearing-time.js';
import { Card } from '../ui/layout.js';
import { Notice } from '../ui/notice.js';
import { type SheetProps } from './agenda.js';
import { byDay } from './by-day.js';
import { type CalendarDeadline, type CalendarHearing } from './calendar-query.js';
import { HearingMark, TeamWords } from './date-entry.js';
import styles from './calendar.module.css';

/** All of one day, to go through in the morning or to print: one Letter page. */
export function DaySheet({ page, on }: SheetProps) {
  const t = useT('calendar');
  const of = useOf();
  const [day] = byDay(page, [on]);
  if (!day) return null;
  return (
    <div className={styles.sheet}>
      <div className={styles.screenOnly}>
        <Button small icon={<Printer size={18} aria-hidden="true" />} onClick={() => globalThis.print()}>
          {t('print')}
        </Button>
      </div>
      {day.holiday && <Notice>{t('holiday', { name: of(day.holiday) })}</Notice>}
      <Card
        title={day.hearings.length > 0 ? t('count.hearings', { count: day.hearings.length }) : t('hearings')}
        level={3}
      >
        <Hearings hearings={day.hearings} />
      </Card>
      <Card
        title={
          day.deadlines.length > 0 ? t('count.deadlines', { count: day.deadlines.length }) : t('deadlines')
        }
        level={3}
      >
        <Deadlines deadlines={day.deadlines} />
      </Card>
      <PrintedFoot />
    </div>
  );
}

function Hearings({ hearings }: { hearings: readonly CalendarHearing[] }) {
  const t = useT('calendar');
  return (
    <DataTable
      caption={t('hearings')}
      captionHidden
      rows={hearings}
      rowKey={({ hearingId }) => hearingId}
      empty={<p>{t('noHearings')}</p>}
      columns={[
        {
          key: 'time',
          header: t('column.time'),
          cell: (hearing) => <HearingTime {...hearing} />,
        },
        {
          key: 'case',
          header: t('column.case'),
          rowHeader: true,
          cell: ({ caseReference }) => <CaseLink reference={caseReference} tab="court" />,
        },
        { key: 'what', header: t('column.what'), cell: ({ kind }) => t(`cases:hearing.kind.${kind}`) },
        {
          key: 'where',
          header: t('column.where'),
          cell: ({ court, modality }) => `${court.name} · ${t(`cases:modality.${modality}`)}`,
        },
        { key: 'who', header: t('column.who'), cell: (hearing) => <TeamWords {...hearing} /> },
        { key: 'sure', header: t('column.sure'), cell: (hearing) => <HearingMark hearing={hearing} /> },
      ]}
    />
  );
}

function Deadlines({ deadlines }: { deadlines: readonly CalendarDeadline[] }) {
  const t = useT('calendar');
  const of = useOf();
  return (
    <DataTable
      caption={t('deadlines')}
      captionHidden
      rows={deadlines}
      rowKey={({ id }) => id}
      empty={<p>{t('noDeadlines')}</p>}
      columns={[
        {
          key: 'time',
          header: t('column.time'),
          cell: ({ at, timeZone }) => (at ? <CourtTime at={at} zone={timeZone} /> : t('dueThisDay')),
        },
        {
          key: 'case',
          header: t('column.case'),
          rowHeader: true,
          cell: ({ caseReference }) => <CaseLink reference={caseReference} tab="court" />,
        },
        { key: 'what', header: t('column.what'), cell: ({ title }) => of(title) },
        {
          key: 'whose',
          header: t('column.whose'),
          cell: ({ owner }) => t(owner === 'US' || owner === 'INT' ? 'ours' : 'theirs'),
        },
        { key: 'who', header: t('column.who'), cell: (deadline) => <TeamWords {...deadline} /> },
      ]}
    />
  );
}

/** On paper only: who printed it and when, because paper does not change when a date does. */
function PrintedFoot() {
  const t = useT('calendar');
  const format = useFormat();
  const { me } = useSession();
  return (
    <p className={styles.foot}>
      {t('printed', { name: me?.name ?? '', when: format.instant(Temporal.Now.instant().toString()) })}
    </p>
  );
}
