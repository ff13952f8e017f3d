import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useT } from '../../i18n/use-t.js';
import { useSession } from '../../session/use-session.js';
import { Button } from '../../ui/button.js';
import { DataTable } from '../../ui/data-table.js';
import { useFormat } from '../../ui/format.js';
import { Card, EmptyState, Skeleton, Stack } from '../../ui/layout.js';
import { LoadProblem } from '../../ui/load-problem.js';
import { useCaseFile } from '../case-file-context.js';
import { RetainerOffer } from '../events/retainer-offer.js';
import { MAY } from '../permissions.js';
import { assignmentsQuery } from '../queries.js';
import { type Assignment } from '../shapes.js';
import { AssignForm } from './assign-form.js';
import { EndAssignmentDialog } from './end-assignment-dialog.js';

/** Who stands beside the client. An assignment opens the file to its attorney; ending it closes it at once. */
export function TeamPanel() {
  const t = useT('cases');
  useT('team');
  const { can } = useSession();
  const { id, status } = useCaseFile();
  const [assigning, setAssigning] = useState(false);
  const [ending, setEnding] = useState<Assignment | null>(null);
  const query = useQuery(assignmentsQuery(id));
  const { data: assignments, error } = query;
  const open = assignments?.items.filter(({ endedAt }) => endedAt === null) ?? [];
  const past = assignments?.items.filter(({ endedAt }) => endedAt !== null) ?? [];
  const mayAssign = can(MAY.assign) && !assigning && status !== 'closed';
  return (
    <Stack>
      <h2 className="hidden-but-read">{t('tab.team')}</h2>
      {assigning && (
        <Card title={t('team:assign')} tone="accent" level={3}>
          <AssignForm open={open} onDone={() => setAssigning(false)} />
        </Card>
      )}
      {!assigning && <RetainerOffer />}
      <Card
        title={t('team:title')}
        level={3}
        actions={mayAssign && <Button onClick={() => setAssigning(true)}>{t('team:assign')}</Button>}
      >
        <LoadProblem query={query} />
        {!assignments && !error && <Skeleton lines={3} />}
        {assignments && (
          <AssignmentTable
            caption={t('team:title')}
            assignments={open}
            onEnd={can(MAY.endAssignment) ? setEnding : undefined}
            empty={<EmptyState why={t('team:none')} next={mayAssign ? t('team:noneNext') : undefined} />}
          />
        )}
      </Card>
      {past.length > 0 && (
        <Card title={t('team:past')} level={3}>
          <AssignmentTable caption={t('team:past')} assignments={past} />
        </Card>
      )}
      {ending && <EndAssignmentDialog assignment={ending} onDone={() => setEnding(null)} />}
    </Stack>
  );
}

interface AssignmentTableProps {
  caption: string;
  assignments: readonly Assignment[];
  onEnd?: ((assignment: Assignment) => void) | undefined;
  empty?: ReactNode;
}

function AssignmentTable({ caption, assignments, onEnd, empty }: AssignmentTableProps) {
  const t = useT('cases');
  const format = useFormat();
  const ended = assignments.some(({ endedAt }) => endedAt !== null);
  return (
    <DataTable
      caption={caption}
      captionHidden
      rows={assignments}
      rowKey={({ id }) => id}
      empty={empty}
      columns={[
        { key: 'name', header: t('team:name'), rowHeader: true, cell: ({ staff }) => staff.name },
        { key: 'role', header: t('team:role'), cell: ({ role }) => t(`role.${role}`) },
        { key: 'since', header: t('team:since'), cell: ({ startedAt }) => format.instant(startedAt) },
        ...(ended
          ? [
              {
                key: 'until',
                header: t('team:until'),
                cell: ({ endedAt }: Assignment) => (endedAt ? format.instant(endedAt) : ''),
              },
            ]
          : []),
        ...(onEnd
          ? [
              {
                key: 'end',
                header: <span className="hidden-but-read">{t('team:end')}</span>,
                bare: true,
                cell: (assignment: Assignment) => (
                  <Button
                    small
                    aria-label={t('team:endNamed', { name: assignment.staff.name })}
                    onClick={() => onEnd(assignment)}
                  >
                    {t('team:end')}
                  </Button>
                ),
              },
            ]
          : []),
      ]}
    />
  );
}
