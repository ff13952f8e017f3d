import { useState } from 'react';
import { useT } from '../../i18n/use-t.js';
import { Dialog } from '../../ui/dialog.js';
import { TextArea } from '../../ui/text-field.js';
import { toast } from '../../ui/toast.js';
import { useDeed } from '../deed.js';
import { vacateHearing } from '../deeds.js';
import { FormFrame } from '../form/form-frame.js';
import { type Hearing } from '../shapes.js';

/** Takes a hearing off the calendar without a new date; its deadlines and reminders go with it. */
export function VacateDialog({ hearing, onDone }: { hearing: Hearing; onDone: () => void }) {
  const t = useT('cases');
  const [reason, setReason] = useState('');
  const vacate = useDeed(
    () => vacateHearing(hearing.id, reason.trim()),
    () => {
      toast(t('saved.vacated'));
      onDone();
    },
  );
  const labels = { reason: t('next.reason') };
  return (
    <Dialog open title={t('hearing.vacateTitle')} onClose={onDone}>
      <p>{t('hearing.vacateMeans')}</p>
      <FormFrame
        labels={labels}
        faults={reason.trim().length < 3 ? { reason: t('fault.reason') } : {}}
        problem={vacate.problem}
        busy={vacate.busy}
        submitLabel={t('hearing.vacate')}
        onSubmit={() => vacate.run(undefined)}
        onCancel={onDone}
      >
        {(mends) => (
          <TextArea
            label={labels.reason}
            maxLength={2000}
            value={reason}
            error={mends['reason']}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </FormFrame>
    </Dialog>
  );
}
