import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useT } from '../../i18n/use-t.js';
import { useSession } from '../../session/use-session.js';
import { TextWords } from '../../texts/text-words.js';
import { caseTextsQuery, handleText, type InboundText } from '../../texts/texts-api.js';
import styles from '../../texts/texts.module.css';
import { Button } from '../../ui/button.js';
import { useFormat } from '../../ui/format.js';
import { Card, EmptyState, Skeleton } from '../../ui/layout.js';
import { LoadProblem } from '../../ui/load-problem.js';
import { ProblemNotice } from '../../ui/problem-notice.js';
import { toast } from '../../ui/toast.js';
import { useCaseFile } from '../case-file-context.js';
import { MAY } from '../permissions.js';

/** What the client and the family have texted about this case, and who has taken care of it. */
export function TextsPanel() {
  const t = useT('texts');
  const { id } = useCaseFile();
  const query = useQuery(caseTextsQuery(id));
  const { data: texts, error } = query;
  if (!texts) return error ? <LoadProblem query={query} /> : <Skeleton lines={6} />;
  return (
    <Card title={t('case.title', { count: texts.items.length })}>
      <LoadProblem query={query} />
      {texts.items.length === 0 ? (
        <EmptyState why={t('case.none')} next={t('case.noneNext')} />
      ) : (
        <>
          <p>{t('case.answer')}</p>
          <ul className={styles.list}>
            {texts.items.map((text) => (
              <li key={text.id} className={styles.item}>
                <TextWords text={text} />
                <Handling text={text} caseId={id} />
              </li>
            ))}
          </ul>
        </>
      )}
    </Card>
  );
}

function Handling({ text, caseId }: { text: InboundText; caseId: string }) {
  const t = useT('texts');
  const { ago, instant } = useFormat();
  const { can } = useSession();
  const client = useQueryClient();
  const { id, handledAt, handledBy, from, receivedAt } = text;
  const handled = useMutation({
    mutationFn: () => handleText(caseId, id),
    onSuccess: (now) => {
      toast(t('handle.done'));
      // The answer is put in its place: to ask for the list again would be one more reading of every text.
      client.setQueryData<{ items: InboundText[] }>(
        caseTextsQuery(caseId).queryKey,
        (list) =>
          list && {
            items: list.items.map((each) => (each.id === id ? { ...now, unread: each.unread } : each)),
          },
      );
      return client.invalidateQueries({ queryKey: ['inbox'] });
    },
  });
  if (handledAt)
    return <p className={styles.quiet}>{t('handled', { name: handledBy ?? '', ago: ago(handledAt) })}</p>;
  if (!can(MAY.handleText)) return null;
  const named = { name: from ?? t('unknown'), time: instant(receivedAt) };
  return (
    <>
      <ProblemNotice problem={handled.error} />
      <Button
        small
        busy={handled.isPending}
        aria-label={t('handleNamed', named)}
        onClick={() => handled.mutate()}
      >
        {t('handle')}
      </Button>
    </>
  );
}
