import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useLanguage, useT } from '../i18n/use-t.js';
import { EmptyState, Skeleton, Stack } from '../ui/layout.js';
import { LoadProblem } from '../ui/load-problem.js';
import { Notice } from '../ui/notice.js';
import { PageTitle } from '../ui/page-title.js';
import { TextField } from '../ui/text-field.js';
import { useSession } from '../session/use-session.js';
import { DraftsCard } from './drafts-card.js';
import { found } from './find-rules.js';
import { RuleItem } from './rule-item.js';
import { rulesQuery } from './rules-queries.js';
import styles from './rules.module.css';

/** Every rule a date can come from, with its source; each can be tried on a date. */
export function RulesPage() {
  const t = useT('rules');
  const language = useLanguage();
  const { can } = useSession();
  const query = useQuery(rulesQuery);
  const [words, setWords] = useState('');
  const shown = found(query.data ?? [], words, language);
  return (
    <>
      <PageTitle title={t('page')} tabTitle={t('page')} sub={t('sub')} />
      <Stack>
        <Notice tone="soon">{t('notAdvice')}</Notice>
        {can('rule:enact') && <DraftsCard />}
        <TextField
          type="search"
          label={t('find')}
          hint={t('find.hint')}
          value={words}
          onChange={(event) => setWords(event.target.value)}
        />
        <p role="status" className={styles.count}>
          {query.data && t('count', { count: shown.length })}
        </p>
        <LoadProblem query={query} />
        {query.isPending && !query.error && <Skeleton lines={8} />}
        {query.data && shown.length === 0 && <EmptyState why={t('none')} />}
        <ul className={styles.list}>
          {shown.map((rule) => (
            <li key={`${rule.code} ${rule.version}`}>
              <RuleItem rule={rule} />
            </li>
          ))}
        </ul>
      </Stack>
    </>
  );
}
