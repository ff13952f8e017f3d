import { useState } from 'react';
import { useT } from '../../i18n/use-t.js';
import { Dialog } from '../../ui/dialog.js';
import { TextArea } from '../../ui/text-field.js';
import { toast } from '../../ui/toast.js';
import { useDeed } from '../deed.js';
import { FormFrame } from './form-frame.js';

interface ReasonDialogProps {
  title: string;
  /** What follows from the deed, for there is no way back. */
  means: string;
  label: string;
  maxLength: number;
  submitLabel: string;
  /** Said when it is done. */
  done: string;
  onGive: (reason: string) => Promise<unknown>;
  onDone: () => void;
}

const SHORTEST_REASON = 3;

/** Asks why, before a deed that takes something away. The reason stays in the box when the server refuses. */
export function ReasonDialog({ label, maxLength, done, onGive, onDone, ...words }: ReasonDialogProps) {
  const t = useT('cases');
  const [reason, setReason] = useState('');
  const deed = useDeed(
    () => onGive(reason.trim()),
    () => {
      toast(done);
      onDone();
    },
  );
  return (
    <Dialog open title={words.title} onClose={onDone}>
      <p>{words.means}</p>
      <FormFrame
        labels={{ reason: label }}
        faults={reason.trim().length < SHORTEST_REASON ? { reason: t('fault.reason') } : {}}
        problem={deed.problem}
        busy={deed.busy}
        submitLabel={words.submitLabel}
        onSubmit={() => deed.run(undefined)}
        onCancel={onDone}
      >
        {(mends) => (
          <TextArea
            label={label}
            maxLength={maxLength}
            value={reason}
            error={mends['reason']}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </FormFrame>
    </Dialog>
  );
}
