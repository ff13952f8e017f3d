import { hasWords, useT } from '../i18n/use-t.js';
import { useSession } from '../session/use-session.js';
import { useFormat } from '../ui/format.js';
import { Card, Facts } from '../ui/layout.js';
import { Badge } from '../ui/notice.js';
import { type Health } from './health-query.js';

/** Names of products are the same in every language. */
const ENGINES = { redis: 'Redis', postgres: 'PostgreSQL' } as const;

/** The queue and the rows behind it: the rows are the truth, the queue only wakes workers. */
export function QueueCard({ health: { engine, due, checks } }: { health: Health }) {
  const t = useT('health');
  const { ago } = useFormat();
  const { can } = useSession();
  const { backend, answers, waiting, active } = engine;
  return (
    <Card title={t('queue.title')} {...(!answers && { tone: 'late' })}>
      <Facts
        items={[
          {
            label: t('queue.engine'),
            value: (
              <>
                {ENGINES[backend]}{' '}
                <Badge tone={answers ? 'ok' : 'late'}>{t(answers ? 'queue.answers' : 'queue.away')}</Badge>
              </>
            ),
          },
          {
            label: t('queue.jobs'),
            value:
              waiting === null || active === null
                ? t('queue.unknown')
                : t('queue.jobsWords', { waiting, active }),
          },
          {
            label: t('queue.due'),
            value: t('queue.dueWords', { count: due.count, claimed: due.claimed }),
          },
          { label: t('queue.oldest'), value: due.oldestAt ? ago(due.oldestAt) : t('queue.nothing') },
          ...checks.map(({ name, ok }) => ({
            label: hasWords('health', `check.${name}`) ? t(`check.${name}`) : name,
            value: <Badge tone={ok ? 'ok' : 'late'}>{t(ok ? 'queue.ok' : 'queue.failed')}</Badge>,
          })),
        ]}
      />
      {can('queue:board') && (
        <p>
          <a href="/api/queue/board" target="_blank" rel="noreferrer">
            {t('queue.board')}
          </a>
        </p>
      )}
    </Card>
  );
}
