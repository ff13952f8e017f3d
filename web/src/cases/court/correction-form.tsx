import { useEffect, useRef, useState } from 'react';
import { useT } from '../../i18n/use-t.js';
import { Notice } from '../../ui/notice.js';
import { TextArea } from '../../ui/text-field.js';
import { CascadeBox } from '../cascade/cascade-box.js';
import { useDeed } from '../deed.js';
import { correctDecision, previewCorrection } from '../deeds.js';
import { FormFrame, useFaultWords } from '../form/form-frame.js';
import { presentInstant, todayIn } from '../moment.js';
import { type BondDecision, type Hearing } from '../shapes.js';
import { correctionBody, correctionFaults, draftOf, isUnchanged } from './correction-draft.js';
import { DecisionDetails } from './decision-details.js';
import { type DecisionDraft, withFamily } from './decision-form.js';
import { DecisionRuling } from './decision-ruling.js';
import { type Outcome } from './outcome-card.js';
import { ResultCards } from './result-cards.js';
import { useDecisionLabels } from './use-decision-labels.js';
import styles from './court.module.css';

export interface CorrectionFormProps {
  hearing: Hearing;
  decision: BondDecision;
  onDone: (outcome: Outcome) => void;
  onCancel: () => void;
}

/** Puts a recorded decision right: what stands is in the form, and what would change with the dates is said first. */
export function CorrectionForm({ hearing, decision, onDone, onCancel }: CorrectionFormProps) {
  const t = useT('corrections');
  const [id] = useState(() => crypto.randomUUID());
  const [draft, setDraft] = useState(() => draftOf(decision));
  const become = (changes: Partial<DecisionDraft>) => setDraft((now) => ({ ...now, ...changes }));
  const unchanged = isUnchanged(draft, decision);
  const save = useDeed(
    async () => {
      const body = correctionBody(draft, id, draft.reason.trim());
      return body && (await correctDecision(decision.id, body));
    },
    (told) => told && onDone({ saved: 'correction', deadlines: told.deadlines, warnings: [] }),
  );
  const labels = { ...useDecisionLabels(), reason: t('reason') };
  const found = useFaultWords(correctionFaults(draft));
  const faults = unchanged ? { family: t('unchanged'), ...found } : found;
  const start = useRef<HTMLParagraphElement>(null);
  useEffect(() => start.current?.focus(), []);
  return (
    <div className={styles.form} role="group" aria-label={t('title')}>
      <p ref={start} tabIndex={-1} className={styles.start}>
        {t('means')}
      </p>
      <FormFrame
        labels={labels}
        faults={faults}
        problem={save.problem}
        busy={save.busy}
        submitLabel={t('save')}
        onSubmit={() => save.run(undefined)}
        onCancel={onCancel}
      >
        {(mends) => (
          <>
            <ResultCards
              label={labels.family}
              value={draft.family}
              error={mends['family']}
              onChange={(family) => setDraft((now) => withFamily(now, family))}
            />
            <DecisionRuling draft={draft} become={become} labels={labels} mends={mends} />
            {draft.family === 'continued' && <Notice>{t('continued')}</Notice>}
            <DecisionDetails
              draft={draft}
              become={become}
              labels={labels}
              mends={mends}
              hearingOn={hearing.on}
              today={todayIn(hearing.timeZone, presentInstant())}
            />
            <TextArea
              label={labels.reason}
              hint={t('reasonHint')}
              rows={2}
              maxLength={2000}
              value={draft.reason}
              error={mends['reason']}
              onChange={(event) => become({ reason: event.target.value })}
            />
            <CascadeBox
              of={`correction ${id}`}
              body={unchanged ? null : correctionBody(draft, id, t('reason'))}
              ask={(body) => previewCorrection(decision.id, body)}
            />
          </>
        )}
      </FormFrame>
    </div>
  );
}
