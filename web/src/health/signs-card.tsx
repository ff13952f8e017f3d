import { useT } from '../i18n/use-t.js';
import { DataTable } from '../ui/data-table.js';
import { useFormat } from '../ui/format.js';
import { Card } from '../ui/layout.js';
import { Badge } from '../ui/notice.js';
import { type SignOfLife } from './health-query.js';

/** Who has given a sign of life, and when last. A worker that was stopped on purpose stays listed for a day. */
export function SignsCard({ signs }: { signs: readonly SignOfLife[] }) {
  const t = useT('health');
  const { ago } = useFormat();
  return (
    <Card title={t('signs.title')}>
      <DataTable<SignOfLife>
        caption={t('signs.title')}
        captionHidden
        rows={signs}
        rowKey={({ kind, name }) => `${kind} ${name ?? ''}`}
        columns={[
          {
            key: 'who',
            header: t('signs.who'),
            rowHeader: true,
            cell: ({ kind, name }) => t(`signs.${kind}`, { name: name ?? '' }),
          },
          { key: 'last', header: t('signs.last'), cell: ({ at }) => (at ? ago(at) : t('signs.never')) },
          { key: 'state', header: t('signs.state'), cell: (sign) => <State sign={sign} /> },
        ]}
      />
    </Card>
  );
}

function State({ sign: { kind, at, alive } }: { sign: SignOfLife }) {
  const t = useT('health');
  if (alive) return <Badge tone="ok">{t('signs.alive')}</Badge>;
  if (kind === 'worker') return <Badge>{t('signs.gone')}</Badge>;
  // An office may run without the switch; one that ran and fell silent is another matter.
  if (kind === 'dead-man' && at === null) return <Badge>{t('signs.optional')}</Badge>;
  return <Badge tone="late">{t('signs.silent')}</Badge>;
}
