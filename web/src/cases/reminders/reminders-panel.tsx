import { useQuery } from '@tanstack/react-query';
import { lazyRouteComponent } from '@tanstack/react-router';
import { Suspense } from 'react';
import { useOf, useT } from '../../i18n/use-t.js';
import { LinkButton } from '../../ui/button.js';
import { Card, EmptyState, Skeleton, Stack } from '../../ui/layout.js';
import { LoadProblem } from '../../ui/load-problem.js';
import { firstRows } from '../../ui/phone-width.js';
import { useCaseFile } from '../case-file-context.js';
import { deadlinesQuery, hearingsQuery, remindersQuery } from '../queries.js';
import { type Reminder } from '../shapes.js';
import { reminderGroups } from './reminder-groups.js';
import { ReminderTable } from './reminder-table.js';
import styles from './reminders.module.css';

// Its form is heavy, and most cases remind nobody outside the office.
const ClientReminders = lazyRouteComponent(() => import('../clients/client-reminders.js'), 'ClientReminders');

/** What was sent and what will be, to whom, when, and who has said "seen". */
export function RemindersPanel() {
  const t = useT('cases');
  const { id } = useCaseFile();
  const about = useAbout(id);
  const query = useQuery(remindersQuery(id));
  const { data: reminders, error } = query;
  if (!reminders) return error ? <LoadProblem query={query} /> : <Skeleton lines={6} />;
  const groups = reminderGroups(reminders.items);
  const title = (group: 'open' | 'coming' | 'done') =>
    t(`reminders.${group}`, { count: groups[group].length });
  const empty = reminders.items.length === groups.calledOff;
  return (
    <Stack>
      <h2 className="hidden-but-read">{t('tab.reminders')}</h2>
      <LoadProblem query={query} />
      {!empty && (
        <p>
          <LinkButton small to="/coming" search={{ caseId: id }}>
            {t('reminders.words')}
          </LinkButton>
        </p>
      )}
      {empty && <EmptyState why={t('reminders.none')} next={t('reminders.noneNext')} />}
      {(['open', 'coming'] as const).map(
        (group) =>
          groups[group].length > 0 && (
            <Card key={group} title={title(group)} level={3}>
              <ReminderTable
                caption={title(group)}
                reminders={groups[group]}
                about={about}
                first={firstRows()}
              />
            </Card>
          ),
      )}
      <Suspense fallback={<Skeleton lines={3} />}>
        <ClientReminders />
      </Suspense>
      {groups.done.length > 0 && (
        <Card>
          <details className={styles.fold}>
            <summary>{title('done')}</summary>
            <ReminderTable caption={title('done')} reminders={groups.done} about={about} />
          </details>
        </Card>
      )}
      {groups.calledOff > 0 && <p>{t('reminders.calledOff', { count: groups.calledOff })}</p>}
    </Stack>
  );
}

export interface About {
  title: string;
  timeZone: string;
}

/** What a reminder is about, and the zone of that date. */
function useAbout(id: string): (reminder: Reminder) => About | null {
  const t = useT('cases');
  const of = useOf();
  const { data: deadlines } = useQuery(deadlinesQuery(id));
  const { data: hearings } = useQuery(hearingsQuery(id));
  return ({ deadlineId, hearingId }) => {
    const deadline = deadlines?.items.find((one) => one.id === deadlineId);
    if (deadline) return { title: of(deadline.title), timeZone: deadline.timeZone };
    const hearing = hearings?.items.find((one) => one.id === hearingId);
    return hearing ? { title: t(`hearing.kind.${hearing.kind}`), timeZone: hearing.timeZone } : null;
  };
}
