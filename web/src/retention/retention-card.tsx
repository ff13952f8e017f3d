import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useT } from '../i18n/use-t.js';
import { Button } from '../ui/button.js';
import { DataTable } from '../ui/data-table.js';
import { useFormat } from '../ui/format.js';
import { Card } from '../ui/layout.js';
import { LoadProblem } from '../ui/load-problem.js';
import { firstRows } from '../ui/phone-width.js';
import { ProblemNotice } from '../ui/problem-notice.js';
import { toast } from '../ui/toast.js';
import { HowCounted } from './how-counted.js';
import { type CallRetention, markReduced, retentionsQuery } from './retention-api.js';

/** Declined calls whose days are over, or nearly; not there while there are none. */
export function RetentionCard() {
  const t = useT('retention');
  const { day } = useFormat();
  const client = useQueryClient();
  const query = useQuery(retentionsQuery());
  const reduced = useMutation({
    mutationFn: markReduced,
    onSuccess: () => toast(t('kept')),
    onSettled: () => client.invalidateQueries({ queryKey: ['call-retentions'] }),
  });
  const dates = query.data ?? [];
  if (dates.length === 0) return <LoadProblem query={query} />;
  const title = t('title', { count: dates.length });
  return (
    <Card title={title} id="declined">
      <ProblemNotice problem={reduced.error} />
      <DataTable<CallRetention>
        caption={title}
        captionHidden
        rows={dates}
        first={firstRows()}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'call',
            header: t('call'),
            rowHeader: true,
            cell: ({ intakeId, intakeReference }) => (
              <Link to="/intake/$id" params={{ id: intakeId }}>
                {intakeReference}
              </Link>
            ),
          },
          { key: 'declined', header: t('declined'), cell: ({ declinedOn }) => day(declinedOn) },
          {
            key: 'due',
            header: t('due'),
            cell: (date) => (
              <>
                {day(date.dueOn)}
                <HowCounted date={date} />
              </>
            ),
          },
          {
            key: 'deed',
            header: t('deed'),
            bare: true,
            cell: ({ id, intakeReference }) => (
              <Button
                small
                busy={reduced.isPending && reduced.variables === id}
                aria-label={t('doneNamed', { reference: intakeReference })}
                onClick={() => reduced.mutate(id)}
              >
                {t('done')}
              </Button>
            ),
          },
        ]}
      />
    </Card>
  );
}
