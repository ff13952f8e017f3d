import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useT } from '../i18n/use-t.js';
import { ConfirmDialog } from '../ui/dialog.js';
import { ProblemNotice, useFieldErrors } from '../ui/problem-notice.js';
import { TextArea } from '../ui/text-field.js';
import { toast } from '../ui/toast.js';
import { letInOrOut, type StaffMember } from './people-queries.js';

const SHORTEST = 3;

/** Closes an account or opens it again; the reason is kept with the record. Nobody is ever deleted. */
export function DoorDialog({ person, onClose }: { person: StaffMember; onClose: () => void }) {
  const t = useT('people');
  const client = useQueryClient();
  const [reason, setReason] = useState('');
  const deed = person.state === 'disabled' ? 'enable' : 'disable';
  const name = person.name || person.email;
  const change = useMutation({
    mutationFn: () => letInOrOut(person.id, deed, reason.trim()),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['people'] });
      toast(t(`${deed}.done`, { name }));
      onClose();
    },
  });
  const errors = useFieldErrors(change.error);
  return (
    <ConfirmDialog
      open
      title={t(`${deed}.title`, { name })}
      confirmLabel={t(deed)}
      danger={deed === 'disable'}
      busy={change.isPending}
      disabled={reason.trim().length < SHORTEST}
      onConfirm={() => change.mutate()}
      onCancel={onClose}
    >
      <p>{t(`${deed}.what`)}</p>
      <TextArea
        label={t('reason')}
        hint={t('reasonHint')}
        maxLength={500}
        value={reason}
        error={errors['reason']}
        onChange={(event) => setReason(event.target.value)}
      />
      <ProblemNotice problem={change.error} />
    </ConfirmDialog>
  );
}
