import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useChannelName, useRecipientName } from '../cases/reminders/recipient-name.js';
import { StepText } from '../cases/reminders/step-text.js';
import { useT } from '../i18n/use-t.js';
import { CourtTime } from '../ui/court-time.js';
import { ConfirmDialog } from '../ui/dialog.js';
import { FieldRow } from '../ui/field.js';
import { Skeleton } from '../ui/layout.js';
import { LoadProblem } from '../ui/load-problem.js';
import { Notice } from '../ui/notice.js';
import { ProblemNotice } from '../ui/problem-notice.js';
import { Select } from '../ui/text-field.js';
import { toast } from '../ui/toast.js';
import type { Coming } from './coming-query.js';
import { Fate } from './fate.js';
import {
  PAUSE_HOURS,
  PAUSE_REASONS,
  pauseMessages,
  previewQuery,
  type PauseReason,
  type PauseWish,
} from './pause-api.js';
import styles from './coming.module.css';

export interface PauseDialogProps {
  caseId: string;
  reference: string;
  /** Those to whom something is planned. */
  people: readonly Coming['recipient'][];
  onClose: () => void;
}

/** Holds the messages of a case back for a while; what will become of each is shown before it is done. */
export function PauseDialog({ caseId, reference, people, onClose }: PauseDialogProps) {
  const t = useT('coming');
  const client = useQueryClient();
  const [whom, setWhom] = useState('');
  const [hours, setHours] = useState<string>('24');
  const [reason, setReason] = useState('');
  const wish: PauseWish = { hours: Number(hours), ...(whom && { recipientId: whom }) };
  const preview = useQuery(previewQuery(caseId, wish));
  const messages = preview.data;
  const held = messages?.filter(({ pause }) => pause !== null) ?? [];
  const outside = held.filter(({ recipient }) => recipient.kind !== 'staff').length;
  const keep = useMutation({
    mutationFn: () =>
      pauseMessages(caseId, { ...wish, reason: reason as PauseReason, shown: held.map(({ id }) => id) }),
    onSuccess: async () => {
      await Promise.all(['pauses', 'coming'].map((key) => client.invalidateQueries({ queryKey: [key] })));
      toast(t('pause.kept'));
      onClose();
    },
    // The plan may have changed since it was shown: it is shown anew.
    onError: () => client.invalidateQueries({ queryKey: ['pause-preview'] }),
  });
  return (
    <ConfirmDialog
      open
      title={t('pause.title', { reference })}
      confirmLabel={t('pause.confirm')}
      busy={keep.isPending}
      disabled={!reason || held.length === 0}
      onConfirm={() => keep.mutate()}
      onCancel={onClose}
    >
      <p>{t('pause.what')}</p>
      <FieldRow>
        <Select
          label={t('pause.whom')}
          width="half"
          value={whom}
          placeholder={t('pause.everybody')}
          options={people.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={({ target }) => setWhom(target.value)}
        />
        <Select
          label={t('pause.hours')}
          width="half"
          value={hours}
          options={PAUSE_HOURS.map((value) => ({
            value,
            label: t('pause.hoursOf', { count: Number(value) }),
          }))}
          onChange={({ target }) => setHours(target.value)}
        />
      </FieldRow>
      <Select
        label={t('pause.why')}
        value={reason}
        placeholder={t('pause.choose')}
        options={PAUSE_REASONS.map((value) => ({ value, label: t(`pause.reason.${value}`) }))}
        onChange={({ target }) => setReason(target.value)}
      />
      <LoadProblem query={preview} />
      {!messages && !preview.error && <Skeleton lines={3} />}
      {messages && held.length === 0 && <Notice live="status">{t('pause.nothing')}</Notice>}
      {outside > 0 && <Notice live="status">{t('pause.clients', { count: outside })}</Notice>}
      {messages && messages.length > 0 && <Preview messages={messages} />}
      <ProblemNotice problem={keep.error} />
    </ConfirmDialog>
  );
}

function Preview({ messages }: { messages: readonly Coming[] }) {
  const t = useT('coming');
  const nameOf = useRecipientName();
  const channelOf = useChannelName();
  return (
    <>
      <h3>{t('pause.preview')}</h3>
      <ul className={styles.fates}>
        {messages.map((message) => (
          <li key={message.id}>
            <CourtTime at={message.dueAt} zone={message.recipientZone} inline />,{' '}
            {t('whoBy', {
              name: nameOf(message.recipient),
              channel: channelOf(message.channel),
            })}{' '}
            (<StepText step={message.step} />)
            {message.pause ? <Fate message={message} /> : <div>{t('pause.goesOut')}</div>}
          </li>
        ))}
      </ul>
    </>
  );
}
