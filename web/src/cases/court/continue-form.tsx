import { useState } from 'react';
import { useT } from '../../i18n/use-t.js';
import { Card } from '../../ui/layout.js';
import { CascadeBox } from '../cascade/cascade-box.js';
import { useDeed } from '../deed.js';
import { continueHearing, previewContinue } from '../deeds.js';
import { FormFrame, useFaultWords } from '../form/form-frame.js';
import { type Hearing } from '../shapes.js';
import { ConfirmWarnings, useConfirmation, type Warning } from './confirm-warnings.js';
import { continueBody, type DecisionDraft, emptyDraft, nextDateFaults } from './decision-form.js';
import { NextDateFields } from './next-date-fields.js';
import { type Outcome } from './outcome-card.js';
import { useDecisionLabels } from './use-decision-labels.js';

export interface ContinueFormProps {
  hearing: Hearing;
  onDone: (outcome: Outcome) => void;
  onCancel: () => void;
}

/** The hearing on another day. The old one stays in the file as continued; its reminders are called off. */
export function ContinueForm({ hearing, onDone, onCancel }: ContinueFormProps) {
  const t = useT('cases');
  const [nextId] = useState(() => crypto.randomUUID());
  const [draft, setDraft] = useState<DecisionDraft>(() => ({
    ...emptyDraft(hearing.on),
    nextAt: hearing.at?.slice(0, 5) ?? '',
  }));
  const go = useDeed(
    (confirmed: Warning[]) =>
      continueHearing(hearing.id, hearing.version, { ...continueBody(draft, nextId), confirmed }),
    ({ deadlines, warnings }) => onDone({ saved: 'continued', deadlines, warnings }),
  );
  const confirmation = useConfirmation(go.problem, `${draft.nextCertainty} ${draft.nextOn} ${draft.nextAt}`);
  const labels = useDecisionLabels();
  const faults = useFaultWords(nextDateFaults(draft));
  const missing = Object.keys(faults).length;
  return (
    <Card title={t('hearing.continueTitle')} tone="accent" level={3}>
      <FormFrame
        labels={labels}
        faults={faults}
        problem={go.problem}
        busy={go.busy}
        submitLabel={t('decision.saveContinued')}
        onSubmit={() => go.run(confirmation.confirmed)}
        onCancel={onCancel}
      >
        {(mends) => (
          <>
            <NextDateFields
              draft={draft}
              become={(changes) => setDraft((now) => ({ ...now, ...changes }))}
              labels={labels}
              mends={mends}
              timeZone={hearing.timeZone}
            />
            <CascadeBox
              of={`continue ${nextId}`}
              body={missing === 0 ? continueBody(draft, nextId) : null}
              ask={(body) => previewContinue(hearing.id, hearing.version, body)}
            />
            <ConfirmWarnings {...confirmation} />
          </>
        )}
      </FormFrame>
    </Card>
  );
}
