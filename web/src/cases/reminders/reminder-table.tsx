import { useT } from '../../i18n/use-t.js';
import { useSession } from '../../session/use-session.js';
import { Button } from '../../ui/button.js';
import { CourtTime } from '../../ui/court-time.js';
import { type Column, DataTable } from '../../ui/data-table.js';
import { useFormat, viewerZone } from '../../ui/format.js';
import { Badge } from '../../ui/notice.js';
import { ProblemNotice } from '../../ui/problem-notice.js';
import { useDeed } from '../deed.js';
import { acknowledgeReminder } from '../deeds.js';
import { MAY } from '../permissions.js';
import { type Reminder } from '../shapes.js';
import { mayAcknowledge, stateTone } from './reminder-groups.js';
import { type About } from './reminders-panel.js';
import { useChannelName, useRecipientName } from './recipient-name.js';
import { StepText } from './step-text.js';

export interface ReminderTableProps {
  caption: string;
  reminders: readonly Reminder[];
  about: (reminder: Reminder) => About | null;
  /** So many at first. */
  first?: number;
}

export function ReminderTable({ caption, reminders, about, first = Infinity }: ReminderTableProps) {
  const t = useT('cases');
  const { can, me } = useSession();
  const nameOf = useRecipientName();
  const channelOf = useChannelName();
  const acknowledge = useDeed(acknowledgeReminder);
  const columns: Column<Reminder>[] = [
    {
      key: 'about',
      header: t('reminders.about'),
      rowHeader: true,
      cell: (reminder) => (
        <>
          {about(reminder)?.title ?? t('reminders.gone')}{' '}
          {reminder.kind === 'escalation' && <Badge tone="late">{t('reminders.escalation')}</Badge>}
        </>
      ),
    },
    {
      key: 'when',
      header: t('reminders.when'),
      cell: (reminder) => <CourtTime at={reminder.dueAt} zone={about(reminder)?.timeZone ?? viewerZone()} />,
    },
    { key: 'step', header: t('reminders.step'), cell: ({ step }) => <StepText step={step} /> },
    {
      key: 'who',
      header: t('reminders.who'),
      cell: ({ recipient, channel }) =>
        t('reminders.whoBy', { name: nameOf(recipient), channel: channelOf(channel) }),
    },
    { key: 'state', header: t('reminders.state'), cell: (reminder) => <State reminder={reminder} /> },
    {
      key: 'act',
      header: <span className="hidden-but-read">{t('reminders.acknowledge')}</span>,
      bare: true,
      cell: (reminder) =>
        can(MAY.acknowledge) &&
        mayAcknowledge(reminder, me?.id) && (
          <Button
            small
            variant="primary"
            busy={acknowledge.busy}
            onClick={() => acknowledge.run(reminder.id)}
          >
            {t('reminders.acknowledge')}
          </Button>
        ),
    },
  ];
  const shown = columns.filter(
    ({ key }) => key !== 'act' || reminders.some((reminder) => mayAcknowledge(reminder, me?.id)),
  );
  return (
    <>
      <ProblemNotice problem={acknowledge.problem} />
      <DataTable
        caption={caption}
        captionHidden
        rows={reminders}
        first={first}
        rowKey={({ id }) => id}
        columns={shown}
      />
    </>
  );
}

function State({ reminder }: { reminder: Reminder }) {
  const t = useT('cases');
  const format = useFormat();
  const { state, sentAt, acknowledgedAt } = reminder;
  const at = acknowledgedAt ?? sentAt;
  return (
    <>
      <Badge tone={stateTone(state)}>{t(`reminderState.${state}`)}</Badge>{' '}
      {at && <small>{format.instant(at)}</small>}
    </>
  );
}
