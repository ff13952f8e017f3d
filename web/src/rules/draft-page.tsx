import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useLanguage, useT } from '../i18n/use-t.js';
import { useSession } from '../session/use-session.js';
import { Button } from '../ui/button.js';
import { useFormat } from '../ui/format.js';
import { Actions, Card, Facts, Skeleton, Stack } from '../ui/layout.js';
import { LoadProblem } from '../ui/load-problem.js';
import { Notice } from '../ui/notice.js';
import { PageTitle } from '../ui/page-title.js';
import { ProblemNotice } from '../ui/problem-notice.js';
import { ChangedDates } from './changed-dates.js';
import { fieldsOf } from './draft-fields.js';
import { DraftForm } from './draft-form.js';
import { RuleComparison } from './rule-comparison.js';
import { draftQuery, moveDraft, redraftRule, type DraftDeed, type RuleDraftView } from './rules-queries.js';

/** One change of law: what it says, what it would move, and the two signatures that put it in force. */
export function DraftPage() {
  const t = useT('rules');
  const language = useLanguage();
  const { id = '' } = useParams({ strict: false });
  const query = useQuery(draftQuery(id));
  const draft = query.data;
  return (
    <>
      <PageTitle
        title={t('draft.page')}
        tabTitle={t('draft.page')}
        sub={draft && `${draft.rule.title[language]} (${draft.rule.code})`}
      />
      <Stack>
        <LoadProblem query={query} />
        {!draft && !query.error && <Skeleton lines={8} />}
        {draft && <Draft key={draft.id} draft={draft} />}
      </Stack>
    </>
  );
}

function Draft({ draft }: { draft: RuleDraftView }) {
  const t = useT('rules');
  const [mending, setMending] = useState(false);
  const isOpen = draft.state === 'draft' || draft.state === 'approved';
  if (mending && draft.state === 'draft')
    return (
      <Card title={t('draft.next', { version: draft.rule.version })}>
        <DraftForm
          rule={draft.base}
          begin={fieldsOf(draft.rule, { effectiveFrom: draft.rule.effectiveFrom, why: draft.why })}
          save={(body) => redraftRule(draft, body)}
          onDone={() => setMending(false)}
          onCancel={() => setMending(false)}
        />
      </Card>
    );
  return (
    <>
      <Card title={t(`draft.state.${draft.state}`)}>
        <Stack>
          <Signatures draft={draft} />
          {isOpen && <Deeds draft={draft} onMend={() => setMending(true)} />}
        </Stack>
      </Card>
      <Card title={t('draft.next', { version: draft.rule.version })}>
        <RuleComparison base={draft.base} next={draft.rule} />
      </Card>
      {isOpen && <ChangedDates draft={draft} />}
    </>
  );
}

function Signatures({ draft }: { draft: RuleDraftView }) {
  const t = useT('rules');
  const { instant } = useFormat();
  const signed = (by: { name: string } | null, at: string | null) =>
    by && at ? `${by.name}, ${instant(at)}` : t('draft.signed.nobody');
  return (
    <Facts
      items={[
        { label: t('draft.why'), value: draft.why },
        { label: t('draft.signed.drafted'), value: signed(draft.draftedBy, draft.draftedAt) },
        { label: t('draft.signed.approved'), value: signed(draft.approvedBy, draft.approvedAt) },
        { label: t('draft.signed.enacted'), value: signed(draft.enactedBy, draft.enactedAt) },
      ]}
    />
  );
}

/** What may be done to an open draft now; each deed is sent with the version that is on the screen. */
function Deeds({ draft, onMend }: { draft: RuleDraftView; onMend: () => void }) {
  const t = useT('rules');
  const { can } = useSession();
  const client = useQueryClient();
  const move = useMutation({
    mutationFn: (deed: DraftDeed) => moveDraft(draft, deed),
    onSettled: () =>
      Promise.all(
        [['rule-drafts'], ['rules'], ['case'], ['cases'], ['dashboard']].map((queryKey) =>
          client.invalidateQueries({ queryKey }),
        ),
      ),
  });
  const isDraft = draft.state === 'draft';
  const busy = (deed: DraftDeed) => move.isPending && move.variables === deed;
  return (
    <Stack>
      {!isDraft && !draft.youMayEnact && <Notice tone="soon">{t('draft.otherNeeded')}</Notice>}
      <ProblemNotice problem={move.error} />
      <Actions>
        {isDraft && can('rule:draft') && (
          <Button variant="primary" busy={busy('approve')} onClick={() => move.mutate('approve')}>
            {t('draft.approve')}
          </Button>
        )}
        {draft.youMayEnact && (
          <Button variant="primary" busy={busy('enact')} onClick={() => move.mutate('enact')}>
            {t('draft.enact')}
          </Button>
        )}
        {isDraft && can('rule:draft') && <Button onClick={onMend}>{t('draft.mend')}</Button>}
        {can('rule:draft') && (
          <Button variant="quiet" busy={busy('withdraw')} onClick={() => move.mutate('withdraw')}>
            {t('draft.withdraw')}
          </Button>
        )}
      </Actions>
    </Stack>
  );
}
