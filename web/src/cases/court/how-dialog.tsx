import { useState } from 'react';
import { useT } from '../../i18n/use-t.js';
import { Choice } from '../../ui/choice.js';
import { Dialog } from '../../ui/dialog.js';
import { TextArea } from '../../ui/text-field.js';
import { toast } from '../../ui/toast.js';
import { useDeed } from '../deed.js';
import { FormFrame } from '../form/form-frame.js';

export interface HowDialogProps<H extends string> {
  title: string;
  /** What follows from the answer. */
  means: string;
  label: string;
  options: readonly { value: H; label: string }[];
  submitLabel: string;
  /** Said when it is done. */
  done: string;
  onGive: (how: H, note: string) => Promise<unknown>;
  onDone: () => void;
}

/** Asks how somebody made sure of something, from a closed list, with an optional note. Both stay when the server refuses. */
export function HowDialog<H extends string>({ label, options, done, ...props }: HowDialogProps<H>) {
  const t = useT('cases');
  const [how, setHow] = useState<H | null>(null);
  const [note, setNote] = useState('');
  const deed = useDeed(
    async () => (how === null ? null : await props.onGive(how, note.trim())),
    () => {
      toast(done);
      props.onDone();
    },
  );
  return (
    <Dialog open title={props.title} onClose={props.onDone}>
      <p>{props.means}</p>
      <FormFrame
        labels={{ how: label, note: t('deadline.note') }}
        faults={how === null ? { how: t('fault.choose') } : {}}
        problem={deed.problem}
        busy={deed.busy}
        submitLabel={props.submitLabel}
        onSubmit={() => deed.run(undefined)}
        onCancel={props.onDone}
      >
        {(mends) => (
          <>
            <Choice label={label} options={options} value={how} error={mends['how']} onChange={setHow} />
            <TextArea
              label={t('deadline.note')}
              optional
              maxLength={2000}
              value={note}
              error={mends['note']}
              onChange={(event) => setNote(event.target.value)}
            />
          </>
        )}
      </FormFrame>
    </Dialog>
  );
}
