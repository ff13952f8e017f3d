import { useState } from 'react';
import { useT } from '../../i18n/use-t.js';
import { useCaseFile } from '../case-file-context.js';
import { useDeed } from '../deed.js';
import { changeDeadline, enterDeadline } from '../deeds.js';
import { FormFrame, useFaultWords } from '../form/form-frame.js';
import { type Deadline } from '../shapes.js';
import { draftOf, emptyDate, handBody, handFaults, type HandDraft } from './hand-draft.js';
import { HandFields, useHandLabels } from './hand-fields.js';
import { ConfirmWarnings, useConfirmation, type Warning } from './confirm-warnings.js';
import { type Outcome } from './outcome-card.js';

export interface HandFormProps {
  /** The date to put another in the place of; none for a new one. */
  deadline?: Deadline | undefined;
  onDone: (outcome: Outcome) => void;
  onCancel: () => void;
}

/** A date that no rule computes, as somebody told it. */
export function HandForm({ deadline, onDone, onCancel }: HandFormProps) {
  const t = useT('cases');
  const { id } = useCaseFile();
  const [dateId] = useState(() => crypto.randomUUID());
  const [draft, setDraft] = useState(() => (deadline ? draftOf(deadline) : emptyDate()));
  const become = (changes: Partial<HandDraft>) => setDraft((now) => ({ ...now, ...changes }));
  const save = useDeed(
    async (confirmed: Warning[]) => {
      const whole = handBody(draft, dateId);
      if (!whole) return null;
      const body = { ...whole, confirmed };
      return deadline
        ? await changeDeadline(deadline.id, deadline.version, body)
        : await enterDeadline(id, body);
    },
    (entered) => entered && onDone({ saved: 'entered', deadlines: [entered], warnings: entered.warnings }),
  );
  const confirmation = useConfirmation(save.problem, `${draft.on} ${draft.at} ${draft.timeZone}`);
  const faults = useFaultWords(handFaults(draft));
  const labels = useHandLabels();
  return (
    <FormFrame
      labels={labels}
      faults={faults}
      problem={save.problem}
      busy={save.busy}
      submitLabel={t('hand.save')}
      onSubmit={() => save.run(confirmation.confirmed)}
      onCancel={onCancel}
    >
      {(mends) => (
        <>
          <HandFields draft={draft} become={become} labels={labels} mends={mends} />
          <ConfirmWarnings {...confirmation} />
        </>
      )}
    </FormFrame>
  );
}
