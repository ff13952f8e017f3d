import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useT } from '../i18n/use-t.js';
import { Button } from '../ui/button.js';
import { CourtTime } from '../ui/court-time.js';
import { useFormat, viewerZone } from '../ui/format.js';
import { Badge } from '../ui/notice.js';
import { ProblemNotice } from '../ui/problem-notice.js';
import { toast } from '../ui/toast.js';
import { acknowledge, type InboxItem } from './inbox-queries.js';
import styles from './inbox.module.css';

/** One line of the inbox: what, for which file, by when, and one button. */
export function InboxItemRow({ item }: { item: InboxItem }) {
  const t = useT('inbox');
  const { ago, instant } = useFormat();
  const client = useQueryClient();
  const title = t(`title.${item.titleKey}`);
  const confirm = useMutation({
    mutationFn: (id: string) => acknowledge(id, 'inbox'),
    onSuccess: async () => {
      toast(t('acknowledged.toast'));
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
          {item.caseReference ? (
            <Link to="/cases/$ref" params={{ ref: item.caseReference }}>
              {item.caseReference}
            </Link>
          ) : (
            item.caseId && <span>{t('noLonger')}</span>
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
      ) : (
        item.reminderId && (
          <Button
            variant="primary"
            busy={confirm.isPending}
            aria-label={t('acknowledgeNamed', { what: title, reference: item.caseReference ?? '' })}
            onClick={() => item.reminderId && confirm.mutate(item.reminderId)}
          >
            {t('acknowledge')}
          </Button>
        )
      )}
    </li>
  );
}
