import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useT } from '../i18n/use-t.js';
import { useSession } from '../session/use-session.js';
import { DataTable } from '../ui/data-table.js';
import { useFormat } from '../ui/format.js';
import { Card, EmptyState } from '../ui/layout.js';
import { ProblemNotice } from '../ui/problem-notice.js';
import { SettledSelect } from '../ui/settled-select.js';
import { toast } from '../ui/toast.js';
import { firstRows } from '../ui/phone-width.js';
import { CaseCode } from './case-code.js';
import {
  CLOSINGS,
  type Closing,
  closeIncident,
  type Health,
  healthQuery,
  type Incident,
} from './health-query.js';

/** What somebody must look at, and who closed what in the last days. */
export function IncidentsCard({
  health: { incidents, openIncidents },
  close = closeIncident,
}: {
  health: Health;
  close?: typeof closeIncident;
}) {
  const t = useT('health');
  const { ago } = useFormat();
  const { can } = useSession();
  const client = useQueryClient();
  const closing = useMutation({
    mutationFn: ({ id, reason }: { id: string; reason: Closing }) => close(id, reason),
    onSuccess: () => toast(t('incident.closed')),
    onSettled: () => client.invalidateQueries({ queryKey: healthQuery.queryKey }),
  });
  return (
    <Card title={t('incident.title', { count: openIncidents })}>
      <ProblemNotice problem={closing.error} />
      <DataTable<Incident>
        caption={t('incident.list')}
        rows={incidents}
        first={firstRows()}
        rowKey={({ id }) => id}
        empty={<EmptyState why={t('incident.none')} />}
        columns={[
          {
            key: 'kind',
            header: t('incident.kind'),
            rowHeader: true,
            cell: ({ kind, fault }) =>
              fault ? `${t(`kind.${kind}`)}: ${t(`fault.${fault}`)}` : t(`kind.${kind}`),
          },
          {
            key: 'case',
            header: t('dead.case'),
            cell: ({ caseReference }) => <CaseCode reference={caseReference} />,
          },
          { key: 'since', header: t('incident.since'), cell: ({ openedAt }) => ago(openedAt) },
          {
            key: 'end',
            header: t('incident.end'),
            bare: true,
            cell: (incident) =>
              incident.closedAt || !can('incident:close') ? (
                <End incident={incident} />
              ) : (
                <SettledSelect
                  name={t('incident.closeNamed', {
                    kind: t(`kind.${incident.kind}`),
                    reference: incident.caseReference ?? '',
                  })}
                  nameHidden
                  busy={closing.isPending}
                  placeholder={t('incident.choose')}
                  options={CLOSINGS.map((reason) => ({ value: reason, label: t(`closing.${reason}`) }))}
                  onSettle={(reason) => closing.mutate({ id: incident.id, reason })}
                />
              ),
          },
        ]}
      />
    </Card>
  );
}

function End({ incident: { closedAt, closedBy, closedAs } }: { incident: Incident }) {
  const t = useT('health');
  const { ago } = useFormat();
  if (!closedAt) return <>{t('incident.open')}</>;
  if (closedAs === null) return <>{t('incident.byItself', { ago: ago(closedAt) })}</>;
  return (
    <>
      {t('incident.closedBy', { name: closedBy ?? '', ago: ago(closedAt), reason: t(`closing.${closedAs}`) })}
    </>
  );
}
