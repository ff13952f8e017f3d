import { useNavigate } from '@tanstack/react-router';
import { Gavel, Hourglass } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { useT } from '../i18n/use-t.js';
import { useFormat } from '../ui/format.js';
import { type SheetProps } from './agenda.js';
import { byDay } from './by-day.js';
import { MonthDay } from './month-day.js';
import { dayByKey, weeksOf } from './span.js';
import styles from './calendar.module.css';

/** The weeks of a month. One day takes the focus; arrows, Home, End and Page keys move it, and Enter opens its sheet. */
export function MonthSheet({ page, span, on, today }: SheetProps) {
  const t = useT('calendar');
  const format = useFormat();
  const navigate = useNavigate();
  const table = useRef<HTMLTableElement>(null);
  const byKey = useRef(false);
  const weeks = weeksOf(span).map((week) => byDay(page, week));
  const month = on.slice(0, 7);
  useEffect(() => {
    if (byKey.current) table.current?.querySelector<HTMLElement>(`[data-day="${on}"]`)?.focus();
    byKey.current = false;
  }, [on]);
  const press = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const next = dayByKey(event.key, on);
    if (!next) return;
    event.preventDefault();
    byKey.current = true;
    void navigate({
      to: '/calendar',
      search: { view: 'month', on: next },
      replace: true,
      resetScroll: false,
    });
  };
  return (
    <>
      <table ref={table} className={styles.month} onKeyDown={press}>
        <caption className="hidden-but-read">{t('month.caption')}</caption>
        <thead>
          <tr>
            {(weeks[0] ?? []).map(({ on: day }) => (
              <th key={day} scope="col">
                <span aria-hidden="true">{format.day(day, { weekday: 'short' })}</span>
                <span className="hidden-but-read">{format.day(day, { weekday: 'long' })}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week) => (
            <tr key={week[0]?.on}>
              {week.map((day) => (
                <MonthDay
                  key={day.on}
                  day={day}
                  isToday={day.on === today}
                  isChosen={day.on === on}
                  isInside={day.on.startsWith(month)}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p className={styles.legend} aria-hidden="true">
        <Gavel size={16} /> {t('hearings')} <Hourglass size={16} /> {t('deadlines')}
      </p>
    </>
  );
}
