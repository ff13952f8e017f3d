import { useState } from 'react';
import { useT } from '../../i18n/use-t.js';
import { toast } from '../../ui/toast.js';
import { TextArea } from '../../ui/text-field.js';
import { useCaseFile } from '../case-file-context.js';
import { useDeed } from '../deed.js';
import { writeNote } from '../deeds.js';
import { FormFrame } from '../form/form-frame.js';
import { leftToSay } from './left-to-say.js';

/** A note for the team. Each attempt to send the same words carries the same id, so that none is written twice. */
export function NoteForm() {
  const t = useT('cases');
  const { id } = useCaseFile();
  const [noteId, setNoteId] = useState(() => crypto.randomUUID());
  const [text, setText] = useState('');
  const write = useDeed(
    async () => {
      await writeNote(id, { id: noteId, text: text.trim() });
      return text;
    },
    (sent) => {
      setText((now) => leftToSay(now, sent));
      setNoteId(crypto.randomUUID());
      toast(t('notes.saved'));
    },
  );
  const labels = { text: t('notes.write') };
  return (
    <FormFrame
      key={noteId}
      labels={labels}
      faults={text.trim() === '' ? { text: t('fault.words') } : {}}
      problem={write.problem}
      busy={write.busy}
      submitLabel={t('notes.save')}
      onSubmit={() => write.run(undefined)}
    >
      {(mends) => (
        <TextArea
          label={labels.text}
          hint={t('notes.hint')}
          maxLength={8000}
          value={text}
          error={mends['text']}
          onChange={(event) => setText(event.target.value)}
        />
      )}
    </FormFrame>
  );
}
