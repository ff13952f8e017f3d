import { useState } from 'react';
import { useOf, useT } from '../../i18n/use-t.js';
import { Dialog } from '../../ui/dialog.js';
import { TextArea } from '../../ui/text-field.js';
import { toast } from '../../ui/toast.js';
import { useDeed } from '../deed.js';
import { meetDeadline } from '../deeds.js';
import { FormFrame } from '../form/form-frame.js';
import { type Deadline } from '../shapes.js';

/** Done means that no reminder of it goes out any more; hence one question in between. */
export function MetDialog({ deadline, onDone }: { deadline: Deadline; onDone: () => void }) {
  const t = useT('cases');
  const title = useOf()(deadline.title);
  const [note, setNote] = useState('');
  const meet = useDeed(
    () => meetDeadline(deadline.id, note.trim()),
    () => {
      toast(t('deadline.metSaved'));
      onDone();
    },
  );
  return (
    <Dialog open title={t('deadline.metTitle', { title })} onClose={onDone}>
      <p>{t('deadline.metMeans')}</p>
      <FormFrame
        labels={{ note: t('deadline.note') }}
        faults={{}}
        problem={meet.problem}
        busy={meet.busy}
        submitLabel={t('deadline.metConfirm')}
        onSubmit={() => meet.run(undefined)}
        onCancel={onDone}
      >
        {(mends) => (
          <TextArea
            label={t('deadline.note')}
            hint={t('deadline.noteHint')}
            optional
            maxLength={2000}
            value={note}
            error={mends['note']}
            onChange={(event) => setNote(event.target.value)}
          />
        )}
      </FormFrame>
    </Dialog>
  );
}
