import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { CaseLink } from '../dashboard/case-link.js';
import { useT } from '../i18n/use-t.js';
import { useSession } from '../session/use-session.js';
import { Button } from '../ui/button.js';
import { CourtTime } from '../ui/court-time.js';
import { DataTable } from '../ui/data-table.js';
import { viewerZone } from '../ui/format.js';
import { Card } from '../ui/layout.js';
import { LoadProblem } from '../ui/load-problem.js';
import { ProblemNotice } from '../ui/problem-notice.js';
import { toast } from '../ui/toast.js';
import { endPause, pausesQuery, type MessagePause } from './pause-api.js';

/** What is held back now, by whom and until when. Not there while nothing is. */
export function PausesCard({ caseId }: { caseId: string | undefined }) {
  const t = useT('coming');
  const { can } = useSession();
  const client = useQueryClient();
  const query = useQuery(pausesQuery(caseId));
  const end = useMutation({
    mutationFn: endPause,
    onSuccess: () => toast(t('pause.ended')),
    onSettled: () =>
      Promise.all(['pauses', 'coming'].map((key) => client.invalidateQueries({ queryKey: [key] }))),
  });
  const pauses = query.data?.items ?? [];
  if (pauses.length === 0) return <LoadProblem query={query} />;
  const whom = ({ recipient }: MessagePause) => recipient?.name ?? t('pause.everybody');
  return (
    <Card title={t('pause.lasting')}>
      <ProblemNotice problem={end.error} />
      <DataTable<MessagePause>
        caption={t('pause.lasting')}
        captionHidden
        rows={pauses}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'case',
            header: t('case'),
            rowHeader: true,
            cell: ({ caseReference }) => <CaseLink reference={caseReference} tab="reminders" />,
          },
          { key: 'who', header: t('who'), cell: whom },
          { key: 'why', header: t('pause.why'), cell: ({ reason }) => t(`pause.reason.${reason}`) },
          {
            key: 'until',
            header: t('pause.until'),
            cell: ({ endsAt }) => <CourtTime at={endsAt} zone={viewerZone()} inline />,
          },
          { key: 'by', header: t('pause.by'), cell: ({ pausedBy }) => pausedBy.name },
          {
            key: 'end',
            header: t('pause.deed'),
            cell: (pause) =>
              can('reminder:pause') && (
                <Button
                  small
                  busy={end.isPending && end.variables === pause.id}
                  onClick={() => end.mutate(pause.id)}
                >
                  {t('pause.end')}
                  <span className="hidden-but-read">
                    {' '}
                    {pause.caseReference}, {whom(pause)}
                  </span>
                </Button>
              ),
          },
        ]}
      />
    </Card>
  );
}
