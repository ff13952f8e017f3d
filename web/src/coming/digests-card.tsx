import { useQuery } from '@tanstack/react-query';
import { StepText } from '../cases/reminders/step-text.js';
import { CaseLink } from '../dashboard/case-link.js';
import { useT } from '../i18n/use-t.js';
import { CourtTime } from '../ui/court-time.js';
import { DataTable } from '../ui/data-table.js';
import { Card } from '../ui/layout.js';
import { LoadProblem } from '../ui/load-problem.js';
import { digestsQuery, type ComingDigest } from './digests-query.js';
import styles from './coming.module.css';

/** What waits for the one mail a day: to whom, when, with which steps. Not there while nothing does. */
export function DigestsCard({ caseId }: { caseId: string | undefined }) {
  const t = useT('coming');
  const query = useQuery(digestsQuery(caseId));
  const mails = query.data?.items ?? [];
  if (mails.length === 0) return <LoadProblem query={query} />;
  return (
    <Card title={t('digest')}>
      <p>{t('digest.what')}</p>
      <DataTable<ComingDigest>
        caption={t('digest')}
        captionHidden
        rows={mails}
        first={5}
        rowKey={({ at, recipient }) => `${at} ${recipient.id}`}
        columns={[
          {
            key: 'when',
            header: t('when'),
            rowHeader: true,
            cell: ({ at, recipientZone }) => <CourtTime at={at} zone={recipientZone} />,
          },
          { key: 'who', header: t('who'), cell: ({ recipient }) => recipient.name },
          { key: 'steps', header: t('digest.steps'), bare: true, cell: (mail) => <Steps mail={mail} /> },
        ]}
      />
    </Card>
  );
}

function Steps({ mail: { steps } }: { mail: ComingDigest }) {
  return (
    <ul className={styles.fates}>
      {steps.map(({ id, caseReference, step }) => (
        <li key={id}>
          <CaseLink reference={caseReference} tab="reminders" /> (<StepText step={step} listed />)
        </li>
      ))}
    </ul>
  );
}
