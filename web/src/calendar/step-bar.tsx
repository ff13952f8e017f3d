import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useT } from '../i18n/use-t.js';
import { LinkButton } from '../ui/button.js';
import { useFormat } from '../ui/format.js';
import { type Span, stepFrom, type View } from './span.js';
import styles from './calendar.module.css';

export interface StepBarProps {
  view: View;
  on: string;
  span: Span;
  today: string;
}

/** What is shown, and the way back, forth and to today. */
export function StepBar({ view, on, span, today }: StepBarProps) {
  const t = useT('calendar');
  const step = (steps: 1 | -1) => ({ view, on: stepFrom(view, on, steps) });
  return (
    <div className={styles.steps}>
      <h2 className={styles.shown} aria-live="polite">
        {useShownWords({ view, on, span })}
      </h2>
      <div className={styles.stepLinks}>
        <LinkButton
          small
          to="/calendar"
          search={step(-1)}
          resetScroll={false}
          aria-label={t(`back.${view}`)}
          icon={<ChevronLeft size={20} aria-hidden="true" />}
        />
        <LinkButton
          small
          to="/calendar"
          search={{ view, on: today }}
          resetScroll={false}
          aria-current={on === today ? 'date' : undefined}
        >
          {t('today')}
        </LinkButton>
        <LinkButton
          small
          to="/calendar"
          search={step(1)}
          resetScroll={false}
          aria-label={t(`forth.${view}`)}
          icon={<ChevronRight size={20} aria-hidden="true" />}
        />
      </div>
    </div>
  );
}

function useShownWords({ view, on, span }: Omit<StepBarProps, 'today'>): string {
  const t = useT('calendar');
  const format = useFormat();
  if (view === 'month') return format.day(on, { month: 'long', year: 'numeric' });
  if (view === 'day')
    return format.day(on, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
  const short = { day: 'numeric', month: 'short' } as const;
  return t('between', {
    from: format.day(span.from, short),
    to: format.day(span.to, { ...short, year: 'numeric' }),
  });
}
