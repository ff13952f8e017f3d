import { useState } from 'react';
import { useOf, useT } from '../../i18n/use-t.js';
import { Dialog } from '../../ui/dialog.js';
import { TextArea } from '../../ui/text-field.js';
import { toast } from '../../ui/toast.js';
import { useDeed } from '../deed.js';
import { meetDeadline } from '../deeds.js';
import { isDay } from '../form/day.js';
import { DayField } from '../form/day-field.js';
import { FormFrame } from '../form/form-frame.js';
import { presentInstant, todayIn } from '../moment.js';
import { type Deadline } from '../shapes.js';

/** Done means that no reminder of it goes out any more; hence one question in between. */
export function MetDialog({ deadline, onDone }: { deadline: Deadline; onDone: () => void }) {
  const t = useT('cases');
  const title = useOf()(deadline.title);
  const [on, setOn] = useState<string | null>(() => todayIn(deadline.timeZone, presentInstant()));
  const [note, setNote] = useState('');
  const meet = useDeed(
    async () =>
      await meetDeadline(deadline.id, deadline.version, {
        ...(isDay(on) && { on }),
        ...(note.trim() && { note: note.trim() }),
      }),
    () => {
      toast(t('deadline.metSaved'));
      onDone();
    },
  );
  const labels = { on: t('deadline.metOn'), note: t('deadline.note') };
  return (
    <Dialog open title={t('deadline.metTitle', { title })} onClose={onDone}>
      <p>{t('deadline.metMeans')}</p>
      <FormFrame
        labels={labels}
        faults={isDay(on) ? {} : { on: t('fault.day') }}
        problem={meet.problem}
        busy={meet.busy}
        submitLabel={t('deadline.metConfirm')}
        onSubmit={() => meet.run(undefined)}
        onCancel={onDone}
      >
        {(mends) => (
          <>
            <DayField label={labels.on} value={on} error={mends['on']} onChange={setOn} />
            <TextArea
              label={labels.note}
              hint={t('deadline.noteHint')}
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
