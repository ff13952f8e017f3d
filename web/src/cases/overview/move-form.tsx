import { useState } from 'react';
import { useT } from '../../i18n/use-t.js';
import { Select, TextArea } from '../../ui/text-field.js';
import { useCaseFile } from '../case-file-context.js';
import { useDeed } from '../deed.js';
import { moveCase } from '../deeds.js';
import { FormFrame, useFaultWords } from '../form/form-frame.js';
import { oneOf } from '../form/one-of.js';
import { UnsureDates } from './unsure-dates.js';
import { moveBody, type MoveDraft, moveFaults, OUTCOMES } from './move-draft.js';

const EMPTY: MoveDraft = { to: null, reason: '', outcome: null };

/** One move of the case, with its reason; closing asks how it ended. */
export function MoveForm({ onDone }: { onDone: () => void }) {
  const t = useT('cases');
  const { id, version, allowedMoves } = useCaseFile();
  const [draft, setDraft] = useState(EMPTY);
  const move = useDeed(async () => {
    const body = moveBody(draft);
    return body && (await moveCase(id, version, body));
  }, onDone);
  const faults = useFaultWords(moveFaults(draft));
  const labels = { to: t('move.to'), outcome: t('move.outcome'), reason: t('move.reason') };
  return (
    <FormFrame
      labels={labels}
      faults={faults}
      problem={move.problem}
      busy={move.busy}
      submitLabel={t('move.save')}
      onSubmit={() => move.run(undefined)}
      onCancel={onDone}
    >
      {(mends) => (
        <>
          <Select
            label={labels.to}
            placeholder={t('choose')}
            options={allowedMoves.map((to) => ({ value: to, label: t(`state.${to}`) }))}
            value={draft.to ?? ''}
            error={mends['to']}
            onChange={(event) => setDraft({ ...draft, to: oneOf(allowedMoves, event.target.value) })}
          />
          {draft.to === 'closed' && (
            <Select
              label={labels.outcome}
              placeholder={t('choose')}
              options={OUTCOMES.map((outcome) => ({ value: outcome, label: t(`outcome.${outcome}`) }))}
              value={draft.outcome ?? ''}
              error={mends['outcome']}
              onChange={(event) => setDraft({ ...draft, outcome: oneOf(OUTCOMES, event.target.value) })}
            />
          )}
          <TextArea
            label={labels.reason}
            hint={t('move.reasonHint')}
            maxLength={1000}
            value={draft.reason}
            error={mends['reason']}
            onChange={(event) => setDraft({ ...draft, reason: event.target.value })}
          />
          <UnsureDates problem={move.problem} />
        </>
      )}
    </FormFrame>
  );
}
