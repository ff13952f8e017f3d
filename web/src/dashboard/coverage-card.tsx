import { useT } from '../i18n/use-t.js';
import { HearingTime } from '../ui/hearing-time.js';
import { DataTable } from '../ui/data-table.js';
import { Card, EmptyState } from '../ui/layout.js';
import { Badge, type BadgeTone } from '../ui/notice.js';
import { firstRows } from '../ui/phone-width.js';
import { CaseLink } from './case-link.js';
import { coverageFinding } from './findings.js';
import { type Coverage, type CoveredHearing } from './shapes.js';

const TONES: Record<CoveredHearing['coverage'], BadgeTone> = { nobody: 'late', one: 'soon', both: 'ok' };

/** Two people at every hearing of the next fourteen days, or the names that are missing. */
export function CoverageCard({ coverage }: { coverage: Coverage }) {
  const t = useT('dashboard');
  const { key, count, total } = coverageFinding(coverage);
  const title = t(`finding.coverage.${key}`, { count, total });
  return (
    <Card title={title} id="coverage">
      <DataTable
        caption={title}
        captionHidden
        rows={coverage.items}
        first={firstRows()}
        rowKey={({ hearingId }) => hearingId}
        empty={<EmptyState why={t('coverage.none')} />}
        columns={[
          {
            key: 'case',
            header: t('column.case'),
            rowHeader: true,
            cell: ({ caseReference }) => <CaseLink reference={caseReference} tab="team" />,
          },
          {
            key: 'when',
            header: t('column.when'),
            cell: (hearing) => <HearingTime {...hearing} inline />,
          },
          { key: 'where', header: t('column.court'), cell: ({ court }) => court.name },
          {
            key: 'who',
            header: t('column.who'),
            cell: (hearing) => (
              <>
                {[hearing.lead?.name, hearing.backup?.name].filter(Boolean).join(' / ')}{' '}
                <Badge tone={TONES[hearing.coverage]}>{t(`coverage.${missing(hearing)}`)}</Badge>
              </>
            ),
          },
        ]}
      />
    </Card>
  );
}

function missing({ coverage, lead }: CoveredHearing): string {
  if (coverage !== 'one') return coverage;
  return lead ? 'noBackup' : 'noLead';
}
