import { useState } from 'react';
import { useOf, useT } from '../i18n/use-t.js';
import { Button } from '../ui/button.js';
import { useFormat } from '../ui/format.js';
import { EmptyState } from '../ui/layout.js';
import { Badge } from '../ui/notice.js';
import { isPhoneWide } from '../ui/phone-width.js';
import { byDay, type DayDates, hasDates } from './by-day.js';
import { type CalendarPage } from './calendar-query.js';
import { DeadlineEntry, HearingEntry } from './date-entry.js';
import { daysOf, type Span } from './span.js';
import styles from './calendar.module.css';

export interface SheetProps {
  page: CalendarPage;
  span: Span;
  on: string;
  today: string;
}

/** On a phone so many dates at first, in whole days: four weeks of them would be a long way to the thumb. */
const FIRST_DATES = 8;

/**
 * Day after day with what is on it; days without a date are left out, but today is always there. On a phone the later ones
 * unfold.
 */
export function Agenda({ page, span, today }: SheetProps) {
  const t = useT('calendar');
  const [all, setAll] = useState(() => !isPhoneWide());
  const days = byDay(page, daysOf(span));
  const shown = days.filter((day) => hasDates(day) || day.on === today);
  const first = all ? shown.length : daysOfFirstDates(shown);
  if (!days.some(hasDates)) return <EmptyState why={t('none')} next={t('none.next')} />;
  return (
    <div className={styles.agenda}>
      {shown.slice(0, first).map((day) => (
        <AgendaDay key={day.on} day={day} isToday={day.on === today} />
      ))}
      {shown.length > first && (
        <div>
          <Button onClick={() => setAll(true)}>{t('rest', { count: shown.length - first })}</Button>
        </div>
      )}
    </div>
  );
}

/** How many days hold the first dates; one at least. */
function daysOfFirstDates(days: readonly DayDates[]): number {
  let dates = 0;
  const after = days.findIndex(({ hearings, deadlines }) => {
    dates += hearings.length + deadlines.length;
    return dates > FIRST_DATES;
  });
  return after < 0 ? days.length : Math.max(1, after);
}

function AgendaDay({ day, isToday }: { day: DayDates; isToday: boolean }) {
  const t = useT('calendar');
  const of = useOf();
  const format = useFormat();
  const id = `day-${day.on}`;
  return (
    <section className={styles.agendaDay} aria-labelledby={id}>
      <h3 id={id} className={styles.agendaHead}>
        <time dateTime={day.on}>
          {format.day(day.on, { weekday: 'long', day: 'numeric', month: 'long' })}
        </time>
        {isToday && <Badge tone="accent">{t('isToday')}</Badge>}
        {day.holiday && <Badge>{t('holiday', { name: of(day.holiday) })}</Badge>}
      </h3>
      {hasDates(day) ? (
        <ul className={styles.entries}>
          {day.hearings.map((hearing) => (
            <li key={hearing.hearingId}>
              <HearingEntry hearing={hearing} />
            </li>
          ))}
          {day.deadlines.map((deadline) => (
            <li key={deadline.id}>
              <DeadlineEntry deadline={deadline} />
            </li>
          ))}
        </ul>
      ) : (
        <p className={styles.quiet}>{t('noneToday')}</p>
      )}
    </section>
  );
}
