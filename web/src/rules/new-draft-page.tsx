import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useLanguage, useT } from '../i18n/use-t.js';
import { Card, EmptyState, Skeleton, Stack } from '../ui/layout.js';
import { LoadProblem } from '../ui/load-problem.js';
import { Notice } from '../ui/notice.js';
import { PageTitle } from '../ui/page-title.js';
import { fieldsOf } from './draft-fields.js';
import { DraftForm } from './draft-form.js';
import { draftRule, rulesQuery } from './rules-queries.js';

/** Begins the next version of one rule. */
export function NewDraftPage() {
  const t = useT('rules');
  const language = useLanguage();
  const navigate = useNavigate();
  const { code } = useParams({ strict: false });
  const query = useQuery(rulesQuery);
  const rule = query.data?.find((each) => each.code === code && !each.effectiveTo);
  return (
    <>
      <PageTitle
        title={t('draft.page')}
        tabTitle={t('draft.page')}
        sub={rule ? `${rule.title[language]} (${rule.code})` : undefined}
      />
      <Stack>
        <Notice tone="soon">{t('draft.notice')}</Notice>
        <LoadProblem query={query} />
        {query.isPending && !query.error && <Skeleton lines={8} />}
        {query.data && !rule && <EmptyState why={t('draft.noRule')} />}
        {rule && (
          <Card title={t('draft.next', { version: rule.version + 1 })}>
            <DraftForm
              rule={rule}
              begin={fieldsOf(rule)}
              save={(body) => draftRule(rule.code, body)}
              onDone={({ id }) => void navigate({ to: '/rules/drafts/$id', params: { id } })}
              onCancel={() => void navigate({ to: '/rules' })}
            />
          </Card>
        )}
      </Stack>
    </>
  );
}
