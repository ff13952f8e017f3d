import { CaseLink } from '../dashboard/case-link.js';
import { useChannelName, useRecipientName } from '../cases/reminders/recipient-name.js';
import { StepText } from '../cases/reminders/step-text.js';
import { useT } from '../i18n/use-t.js';
import { CourtTime } from '../ui/court-time.js';
import { DataTable } from '../ui/data-table.js';
import { Badge } from '../ui/notice.js';
import { type Coming } from './coming-query.js';
import { Fate } from './fate.js';
import styles from './coming.module.css';

/** One message a row; its words unfold. Times are those of the one who gets it. */
export function ComingList({ messages }: { messages: readonly Coming[] }) {
  const t = useT('coming');
  const nameOf = useRecipientName();
  const channelOf = useChannelName();
  return (
    <DataTable<Coming>
      caption={t('list')}
      captionHidden
      rows={messages}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'when',
          header: t('when'),
          rowHeader: true,
          cell: ({ dueAt, recipientZone }) => <CourtTime at={dueAt} zone={recipientZone} />,
        },
        {
          key: 'case',
          header: t('case'),
          cell: ({ caseReference }) => <CaseLink reference={caseReference} tab="reminders" />,
        },
        {
          key: 'who',
          header: t('who'),
          cell: ({ recipient, channel, kind }) => (
            <>
              {t('whoBy', { name: nameOf(recipient), channel: channelOf(channel) })}{' '}
              {kind === 'escalation' && <Badge tone="late">{t('cases:reminders.escalation')}</Badge>}
            </>
          ),
        },
        {
          key: 'step',
          header: t('step'),
          cell: (message) => (
            <>
              <StepText step={message.step} />
              <Fate message={message} />
            </>
          ),
        },
        { key: 'words', header: t('words'), bare: true, cell: (message) => <Words message={message} /> },
      ]}
    />
  );
}

function Words({ message: { subject, text, inboxTitle, language } }: { message: Coming }) {
  const t = useT('coming');
  if (text === null) return inboxTitle && <span>{t(`inbox:title.${inboxTitle}`)}</span>;
  return (
    <details>
      <summary className={styles.summary}>{subject ?? t('words.text')}</summary>
      <p lang={language} className={styles.words}>
        {text}
      </p>
    </details>
  );
}
