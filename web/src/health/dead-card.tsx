import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useChannelName } from '../cases/reminders/recipient-name.js';
import { StepText } from '../cases/reminders/step-text.js';
import { useT } from '../i18n/use-t.js';
import { useSession } from '../session/use-session.js';
import { Button } from '../ui/button.js';
import { CourtTime } from '../ui/court-time.js';
import { type Column, DataTable } from '../ui/data-table.js';
import { ConfirmDialog } from '../ui/dialog.js';
import { Card, EmptyState } from '../ui/layout.js';
import { ProblemNotice } from '../ui/problem-notice.js';
import { toast } from '../ui/toast.js';
import { CaseCode } from './case-code.js';
import { type DeadLetter, type Health, healthQuery, replayDead } from './health-query.js';

/** Reminders that were given up: why, for which role and case, and opening them again once the cause is put right. */
export function DeadCard({ health, replay = replayDead }: { health: Health; replay?: typeof replayDead }) {
  const t = useT('health');
  const { can } = useSession();
  const client = useQueryClient();
  const [asking, setAsking] = useState(false);
  const again = useMutation({
    mutationFn: replay,
    onSuccess: (count) => toast(t('dead.done', { count })),
    onSettled: () => {
      setAsking(false);
      return client.invalidateQueries({ queryKey: healthQuery.queryKey });
    },
  });
  const { dead, deadCount } = health;
  const mayReplay = can('queue:replay');
  const columns = useColumns(mayReplay ? (id) => again.mutate(id) : null, again.isPending);
  return (
    <Card
      title={t('dead.title', { count: deadCount })}
      {...(deadCount > 0 && { tone: 'late' })}
      actions={
        mayReplay &&
        dead.some(({ refusal }) => refusal === null) && (
          <Button small onClick={() => setAsking(true)}>
            {t('dead.all')}
          </Button>
        )
      }
    >
      <ProblemNotice problem={again.error} />
      <DataTable<DeadLetter>
        caption={t('dead.list')}
        rows={dead}
        rowKey={({ id }) => id}
        columns={columns}
        empty={<EmptyState why={t('dead.none')} />}
      />
      <ConfirmDialog
        open={asking}
        title={t('dead.all.title')}
        confirmLabel={t('dead.all')}
        busy={again.isPending}
        onConfirm={() => again.mutate(null)}
        onCancel={() => setAsking(false)}
      >
        <p>{t('dead.all.words')}</p>
      </ConfirmDialog>
    </Card>
  );
}

function useColumns(replay: ((id: string) => void) | null, busy: boolean): Column<DeadLetter>[] {
  const t = useT('health');
  const channelOf = useChannelName();
  const who = ({ role, channel }: DeadLetter) =>
    t('dead.by', { role: t(`role.${role}`), channel: channelOf(channel) });
  return [
    {
      key: 'case',
      header: t('dead.case'),
      rowHeader: true,
      cell: ({ caseReference }) => <CaseCode reference={caseReference} />,
    },
    {
      key: 'role',
      header: t('dead.role'),
      cell: who,
    },
    { key: 'step', header: t('dead.step'), cell: ({ step }) => <StepText step={step} /> },
    {
      key: 'date',
      header: t('dead.date'),
      cell: ({ subjectAt, timeZone }) => <CourtTime at={subjectAt} zone={timeZone} />,
    },
    {
      key: 'why',
      header: t('dead.why'),
      cell: ({ fault, tries }) =>
        t('dead.whyWords', { fault: t(`fault.${fault ?? 'unknown'}`), count: tries }),
    },
    {
      key: 'deed',
      header: t('dead.deed'),
      cell: (letter) =>
        letter.refusal ? (
          t(`refusal.${letter.refusal}`)
        ) : replay ? (
          <Button
            small
            busy={busy}
            aria-label={t('dead.replayNamed', { reference: letter.caseReference, who: who(letter) })}
            onClick={() => replay(letter.id)}
          >
            {t('dead.replay')}
          </Button>
        ) : (
          t('dead.byAdmin')
        ),
    },
  ];
}
