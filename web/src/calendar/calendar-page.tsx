import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { todayIn, HOME_ZONE, presentInstant } from '../cases/moment.js';
import { useT } from '../i18n/use-t.js';
import { useSession } from '../session/use-session.js';
import { Skeleton, Stack } from '../ui/layout.js';
import { LoadProblem } from '../ui/load-problem.js';
import { Notice } from '../ui/notice.js';
import { PageTitle } from '../ui/page-title.js';
import { isPhoneWide } from '../ui/phone-width.js';
import { TabLink, TabLinks } from '../ui/tab-links.js';
import { Agenda } from './agenda.js';
import { calendarQuery } from './calendar-query.js';
import { DaySheet } from './day-sheet.js';
import { MonthSheet } from './month-sheet.js';
import { dayOf, isView, spanOf, VIEWS, type View } from './span.js';
import { StepBar } from './step-bar.js';
import styles from './calendar.module.css';

/** Hearings and open deadlines of the cases one may see. What is looked at stands in the address. */
export function CalendarPage() {
  const t = useT('calendar');
  const { view: wanted, on: wantedOn } = useSearch({ strict: false });
  const today = todayIn(HOME_ZONE, presentInstant());
  const view = isView(wanted) ? wanted : firstView();
  const on = dayOf(wantedOn, today);
  const span = spanOf(view, on);
  const query = useQuery(calendarQuery(span));
  const { can } = useSession();
  const { data: page, error, isPlaceholderData } = query;
  const shown = { page, span, on, today };
  return (
    <div className={styles.page}>
      <PageTitle title={t('title')} tabTitle={t('title')} sub={t('sub')} />
      <div className={styles.screenOnly}>
        <TabLinks label={t('views')}>
          {VIEWS.map((each) => (
            <TabLink
              key={each}
              to="/calendar"
              search={{ view: each, on }}
              activeOptions={{ exact: true, includeSearch: true }}
              aria-current={each === view ? 'page' : undefined}
            >
              {t(`view.${each}`)}
            </TabLink>
          ))}
        </TabLinks>
      </div>
      <Stack>
        {can('deadline:enter') && (
          <p className={styles.screenOnly}>
            <Link to="/many-dates">{t('many')}</Link>
          </p>
        )}
        {page && page.late > 0 && <LateNotice late={page.late} />}
        <StepBar view={view} on={on} span={span} today={today} />
        <LoadProblem query={query} />
        {page?.isCut && <Notice tone="soon">{t('cut')}</Notice>}
        {!page && !error && <Skeleton lines={8} />}
        {page && (
          <div aria-busy={isPlaceholderData}>
            <Sheet view={view} {...shown} page={page} />
          </div>
        )}
      </Stack>
    </div>
  );
}

function Sheet({ view, ...shown }: { view: View } & Parameters<typeof MonthSheet>[0]) {
  if (view === 'month') return <MonthSheet {...shown} />;
  return view === 'agenda' ? <Agenda key={shown.span.from} {...shown} /> : <DaySheet {...shown} />;
}

function LateNotice({ late }: { late: number }) {
  const t = useT('calendar');
  const { can } = useSession();
  const to = can('dashboard:read') ? '/deadlines' : '/cases';
  return (
    <div className={styles.screenOnly}>
      <Notice tone="late">
        {t('late', { count: late })} <Link to={to}>{t('late.look')}</Link>
      </Notice>
    </div>
  );
}

/** A month needs width; on a phone one reads on. */
function firstView(): View {
  return isPhoneWide() ? 'agenda' : 'month';
}
