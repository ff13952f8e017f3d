import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useT } from '../i18n/use-t.js';
import { Button } from '../ui/button.js';
import { CourtTime } from '../ui/court-time.js';
import { useFormat, viewerZone } from '../ui/format.js';
import { Badge } from '../ui/notice.js';
import { ProblemNotice } from '../ui/problem-notice.js';
import { toast } from '../ui/toast.js';
import { type InboxItem, seen } from './inbox-queries.js';
import styles from './inbox.module.css';

interface InboxItemRowProps {
  item: InboxItem;
  confirmItem?: (item: InboxItem) => Promise<void>;
}

/** One line of the inbox: what, for which file or call, by when, and one button while it waits. */
export function InboxItemRow({ item, confirmItem = seen }: InboxItemRowProps) {
  const t = useT('inbox');
  const { ago, instant } = useFormat();
  const client = useQueryClient();
  const title = t(`title.${item.titleKey}`);
  const confirm = useMutation({
    mutationFn: () => confirmItem(item),
    onSuccess: async () => {
      toast(t(item.reminderId ? 'acknowledged.toast' : 'acknowledged.notice'));
      await client.invalidateQueries({ queryKey: ['inbox'] });
    },
  });
  return (
    <li className={styles.item}>
      <div className={styles.words}>
        <p className={styles.title}>
          {title} {item.kind === 'escalation' && <Badge tone="late">{t('kind.escalation')}</Badge>}
        </p>
        <p className={styles.facts}>
          <About item={item} />
          {item.titleKey === 'text-unplaced' && <Link to="/texts">{t('texts')}</Link>}
          {item.phoneTaskId && item.titleKey !== 'call-client' && (
            <Link to="/deadlines" hash="calls">
              {t('call')}
            </Link>
          )}
          {item.dueAt && (
            <span className={styles.due}>
              {t('due')} <CourtTime at={item.dueAt} zone={item.timeZone ?? viewerZone()} inline />
            </span>
          )}
          <span>{t('came', { ago: ago(item.createdAt) })}</span>
        </p>
        <ProblemNotice problem={confirm.error} />
      </div>
      {item.acknowledgedAt ? (
        <p className={styles.done}>{t('acknowledged', { at: instant(item.acknowledgedAt) })}</p>
      ) : item.open ? (
        <Button
          variant="primary"
          busy={confirm.isPending}
          aria-label={t('acknowledgeNamed', {
            what: title,
            reference: item.caseReference ?? item.intakeReference ?? '',
          })}
          onClick={() => confirm.mutate()}
        >
          {t('acknowledge')}
        </Button>
      ) : (
        <p className={styles.settled}>{t('settled')}</p>
      )}
    </li>
  );
}

/** The case or the call it is about, as a way there while this person may still go. */
/** Where on its case the answer to a notice lies. */
const TAB_OF: Partial<Record<InboxItem['titleKey'], { tab: 'texts' | 'reminders' }>> = {
  'text-came': { tab: 'texts' },
  'call-client': { tab: 'reminders' },
};

function About({ item }: { item: InboxItem }) {
  const t = useT('inbox');
  if (item.caseReference) {
    return (
      <Link to="/cases/$ref" params={{ ref: item.caseReference }} search={TAB_OF[item.titleKey] ?? {}}>
        {item.caseReference}
      </Link>
    );
  }
  if (item.intakeId && item.intakeReference) {
    return (
      <Link to="/review" search={{ call: item.intakeId }}>
        {item.intakeReference}
      </Link>
    );
  }
  if (item.caseId) return <span>{t('noLonger')}</span>;
  return item.intakeId ? <span>{t('noLongerCall')}</span> : null;
}
