import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useLanguage, useT } from '../i18n/use-t.js';
import { dayText } from '../ui/format.js';
import { Card } from '../ui/layout.js';
import { LoadProblem } from '../ui/load-problem.js';
import { Badge } from '../ui/notice.js';
import { draftsQuery } from './rules-queries.js';
import styles from './rules.module.css';

/** Changes of law that wait for a signature, and those of late; nothing while there are none. */
export function DraftsCard() {
  const t = useT('rules');
  const language = useLanguage();
  const query = useQuery(draftsQuery);
  const drafts = query.data ?? [];
  if (query.error) return <LoadProblem query={query} />;
  if (drafts.length === 0) return null;
  return (
    <Card title={t('drafts')}>
      <ul className={styles.drafts}>
        {drafts.map(({ id, rule, state }) => (
          <li key={id} className={styles.draft}>
            <Link to="/rules/drafts/$id" params={{ id }}>
              {t('drafts.one', {
                title: rule.title[language],
                version: rule.version,
                from: dayText(rule.effectiveFrom, language),
              })}
            </Link>
            <Badge tone={state === 'draft' || state === 'approved' ? 'soon' : 'plain'}>
              {t(`draft.state.${state}`)}
            </Badge>
          </li>
        ))}
      </ul>
    </Card>
  );
}
