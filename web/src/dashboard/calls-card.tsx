import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useT } from '../i18n/use-t.js';
import { CourtTime } from '../ui/court-time.js';
import { DataTable } from '../ui/data-table.js';
import { viewerZone } from '../ui/format.js';
import { Card } from '../ui/layout.js';
import { LoadProblem } from '../ui/load-problem.js';
import { phoneLink, phoneWords } from '../ui/phone.js';
import { ProblemNotice } from '../ui/problem-notice.js';
import { SettledSelect } from '../ui/settled-select.js';
import { toast } from '../ui/toast.js';
import { CaseLink } from './case-link.js';
import { callsQuery, closeCall } from './dashboard-query.js';
import { CALL_OUTCOMES, type CallOutcome, type PhoneTask } from './shapes.js';
import styles from './case-link.module.css';

/** Colleagues and clients whom no message reaches, or who have not confirmed: a person calls them. Not there while nobody must be called. */
export function CallsCard({ close = closeCall }: { close?: typeof closeCall }) {
  const t = useT('dashboard');
  const nameOf = useCallName();
  const client = useQueryClient();
  const query = useQuery(callsQuery);
  const calls = query.data?.items ?? [];
  const done = useMutation({
    mutationFn: ({ id, outcome }: { id: string; outcome: CallOutcome }) => close(id, outcome),
    onSuccess: () => toast(t('calls.kept')),
    onSettled: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: callsQuery.queryKey }),
        client.invalidateQueries({ queryKey: ['inbox'] }),
      ]),
  });
  if (calls.length === 0) return <LoadProblem query={query} />;
  const title = t('calls.title', { count: calls.length });
  return (
    <Card title={title} id="calls">
      <ProblemNotice problem={done.error} />
      <DataTable
        caption={title}
        captionHidden
        rows={calls}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'who',
            header: t('calls.who'),
            rowHeader: true,
            cell: (call) => <Whom call={call} />,
          },
          {
            key: 'why',
            header: t('calls.why'),
            cell: ({ reason, client }) => (
              <>
                {t(`calls.reason.${reason}`)}
                {client && (
                  <details>
                    <summary>{t('calls.say')}</summary>
                    <p lang={client.language}>{client.say}</p>
                  </details>
                )}
              </>
            ),
          },
          {
            key: 'case',
            header: t('column.case'),
            cell: ({ caseReference }) =>
              caseReference && <CaseLink reference={caseReference} tab="reminders" />,
          },
          {
            key: 'due',
            header: t('column.due'),
            cell: ({ dueAt, timeZone }) =>
              dueAt && <CourtTime at={dueAt} zone={timeZone ?? viewerZone()} inline />,
          },
          {
            key: 'done',
            header: t('calls.done'),
            cell: ({ id, ...call }) => (
              <SettledSelect
                name={t('calls.doneNamed', { name: nameOf(call) })}
                nameHidden
                busy={done.isPending}
                placeholder={t('calls.choose')}
                options={CALL_OUTCOMES.map((outcome) => ({
                  value: outcome,
                  label: t(`calls.outcome.${outcome}`),
                }))}
                onSettle={(outcome) => done.mutate({ id, outcome })}
              />
            ),
          },
        ]}
      />
    </Card>
  );
}

function Whom({ call }: { call: PhoneTask }) {
  const t = useT('dashboard');
  const nameOf = useCallName();
  const phone = (call.colleague ?? call.client)?.phone;
  return (
    <>
      {nameOf(call)},{' '}
      {phone ? (
        <a href={phoneLink(phone)} className={styles.link}>
          {phoneWords(phone)}
        </a>
      ) : (
        t('calls.noPhone')
      )}
    </>
  );
}

/** A colleague by name; somebody outside the office by what they are, and by the name they gave. */
function useCallName(): (call: Pick<PhoneTask, 'colleague' | 'client'>) => string {
  const t = useT('clients');
  return ({ colleague, client }) => {
    if (colleague) return colleague.name;
    const who = client ? t(`recipient.${client.who}`) : '';
    return client?.name ? `${client.name} (${who})` : who;
  };
}
