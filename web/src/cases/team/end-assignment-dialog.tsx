import { useState } from 'react';
import { useT } from '../../i18n/use-t.js';
import { Dialog } from '../../ui/dialog.js';
import { TextArea } from '../../ui/text-field.js';
import { toast } from '../../ui/toast.js';
import { useDeed } from '../deed.js';
import { endAssignment } from '../deeds.js';
import { FormFrame } from '../form/form-frame.js';
import { type Assignment } from '../shapes.js';

/** Ending takes the access and the reminders away at once; hence the question and the reason. */
export function EndAssignmentDialog({ assignment, onDone }: { assignment: Assignment; onDone: () => void }) {
  const t = useT('cases');
  const [reason, setReason] = useState('');
  const end = useDeed(
    () => endAssignment(assignment.id, reason.trim()),
    () => {
      toast(t('team.ended'));
      onDone();
    },
  );
  const labels = { reason: t('move.reason') };
  return (
    <Dialog open title={t('team.endNamed', { name: assignment.staff.name })} onClose={onDone}>
      <p>{t('team.endMeans')}</p>
      <FormFrame
        labels={labels}
        faults={reason.trim().length < 3 ? { reason: t('fault.reason') } : {}}
        problem={end.problem}
        busy={end.busy}
        submitLabel={t('team.end')}
        onSubmit={() => end.run(undefined)}
        onCancel={onDone}
      >
        {(mends) => (
          <TextArea
            label={labels.reason}
            maxLength={500}
            value={reason}
            error={mends['reason']}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </FormFrame>
    </Dialog>
  );
}
