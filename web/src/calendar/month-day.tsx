import { Link } from '@tanstack/react-router';
import { Gavel, Hourglass } from 'lucide-react';
import { useOf, useT } from '../i18n/use-t.js';
import { classes } from '../ui/classes.js';
import { useFormat } from '../ui/format.js';
import { type DayDates } from './by-day.js';
import { isWeekend } from './span.js';
import styles from './calendar.module.css';

export interface MonthDayProps {
  day: DayDates;
  isToday: boolean;
  isChosen: boolean;
  /** Of the month itself, not of the weeks around it. */
  isInside: boolean;
}

/** More would make the weeks taller than the window. */
const SHOWN = 3;

/** One day of the month: its number, and the dates on it in words; on a phone how many there are. */
export function MonthDay({ day, isToday, isChosen, isInside }: MonthDayProps) {
  const of = useOf();
  const format = useFormat();
  const { on, hearings, deadlines, holiday } = day;
  const count = hearings.length + deadlines.length;
  return (
    <td
      className={classes(
        styles.cell,
        (isWeekend(on) || holiday) && styles.closed,
        !isInside && styles.outside,
        isToday && styles.isToday,
      )}
    >
      <Link
        to="/calendar"
        search={{ view: 'day', on }}
        className={styles.cellLink}
        tabIndex={isChosen ? 0 : -1}
        data-day={on}
        aria-current={isToday ? 'date' : undefined}
      >
        <span className="hidden-but-read">{useDayWords(day, isToday)}</span>
        <span className={styles.cellNumber} aria-hidden="true">
          {format.day(on, { day: 'numeric' })}
        </span>
        {holiday && (
          <span className={styles.holiday} aria-hidden="true">
            {of(holiday)}
          </span>
        )}
        {count > 0 && <Dates day={day} />}
      </Link>
    </td>
  );
}

function Dates({ day: { hearings, deadlines } }: { day: DayDates }) {
  const t = useT('calendar');
  const of = useOf();
  const format = useFormat();
  const hour = { hour: 'numeric', minute: '2-digit', timeZoneName: 'short' } as const;
  const lines = [
    ...hearings.map(({ hearingId, certainty, startsAt, timeZone, caseReference }) => ({
      key: hearingId,
      icon: <Gavel size={14} />,
      bold: <>{certainty === 'exact' ? format.instant(startsAt, timeZone, hour) : t('controlShort')}</>,
      words: <span className={styles.whole}>{caseReference}</span>,
    })),
    ...deadlines.map(({ id, title, caseReference }) => ({
      key: id,
      icon: <Hourglass size={14} />,
      bold: <span className={styles.whole}>{caseReference}</span>,
      words: <>{of(title)}</>,
    })),
  ];
  return (
    <span className={styles.cellDates} aria-hidden="true">
      <span className={styles.counts}>
        {hearings.length > 0 && (
          <span>
            <Gavel size={14} />
            {hearings.length}
          </span>
        )}
        {deadlines.length > 0 && (
          <span>
            <Hourglass size={14} />
            {deadlines.length}
          </span>
        )}
      </span>
      {lines.slice(0, SHOWN).map(({ key, icon, bold, words }) => (
        <span key={key} className={styles.cellLine}>
          {icon}
          <span>
            <strong>{bold}</strong> {words}
          </span>
        </span>
      ))}
      {lines.length > SHOWN && (
        <span className={styles.cellMore}>{t('more', { count: lines.length - SHOWN })}</span>
      )}
    </span>
  );
}

/** The day as it is read out: "Tuesday, November 24, today, 2 hearings, 1 deadline". */
function useDayWords({ on, hearings, deadlines, holiday }: DayDates, isToday: boolean): string {
  const t = useT('calendar');
  const of = useOf();
  const format = useFormat();
  return [
    format.day(on, { weekday: 'long', day: 'numeric', month: 'long' }),
    isToday && t('isToday'),
    holiday && of(holiday),
    hearings.length > 0 && t('count.hearings', { count: hearings.length }),
    deadlines.length > 0 && t('count.deadlines', { count: deadlines.length }),
  ]
    .filter(Boolean)
    .join(', ');
}
