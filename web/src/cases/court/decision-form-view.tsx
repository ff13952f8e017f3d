import { useEffect, useRef, useState } from 'react';
import { useT } from '../../i18n/use-t.js';
import { HearingTime } from '../../ui/hearing-time.js';
import { Card } from '../../ui/layout.js';
import { DecisionCascade } from './decision-cascade.js';
import { useDeed } from '../deed.js';
import { continueHearing, recordDecision } from '../deeds.js';
import { FormFrame, useFaultWords } from '../form/form-frame.js';
import { presentInstant, todayIn } from '../moment.js';
import { type Hearing } from '../shapes.js';
import { ConfirmWarnings, useConfirmation, type Warning } from './confirm-warnings.js';
import { DecisionDetails } from './decision-details.js';
import {
  asks,
  continueBody,
  decisionBody,
  type DecisionDraft,
  emptyDraft,
  faultsOf,
  movesHearing,
  withFamily,
} from './decision-form.js';
import { DecisionRuling } from './decision-ruling.js';
import { NextDateFields } from './next-date-fields.js';
import { type Outcome } from './outcome-card.js';
import { ResultCards } from './result-cards.js';
import { useDecisionLabels } from './use-decision-labels.js';
import styles from './court.module.css';

export interface DecisionFormProps {
  hearing: Hearing;
  onDone: (outcome: Outcome) => void;
  onCancel: () => void;
}

/** The result of a hearing, in the order a judge speaks it. Nothing typed is lost when another card is pressed. */
export function DecisionForm({ hearing, onDone, onCancel }: DecisionFormProps) {
  const t = useT('cases');
  const [ids] = useState(() => ({ decision: crypto.randomUUID(), next: crypto.randomUUID() }));
  const [draft, setDraft] = useState(() => emptyDraft(decidedOn(hearing)));
  const become = (changes: Partial<DecisionDraft>) => setDraft((now) => ({ ...now, ...changes }));
  const save = useDeed(
    async (confirmed: Warning[]) => await saved(hearing, draft, ids, confirmed),
    (outcome) => outcome && onDone(outcome),
  );
  const confirmation = useConfirmation(
    save.problem,
    `${draft.nextCertainty} ${draft.nextOn} ${draft.nextAt}`,
  );
  const labels = useDecisionLabels();
  const faults = useFaultWords(faultsOf(draft));
  const wanted = asks(draft);
  const start = useStart();
  return (
    <div ref={start} tabIndex={-1} className={styles.start}>
      <Card title={t('decision.title')} tone="accent">
        <p>
          {t(`hearing.kind.${hearing.kind}`)} · {hearing.court.name} · <HearingTime {...hearing} inline />
        </p>
        <FormFrame
          labels={labels}
          faults={faults}
          problem={save.problem}
          busy={save.busy}
          submitLabel={movesHearing(draft) ? t('decision.saveContinued') : t('decision.save')}
          onSubmit={() => save.run(confirmation.confirmed)}
          onCancel={onCancel}
          thumb
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
              {wanted.nextDate && (
                <NextDateFields
                  draft={draft}
                  become={become}
                  labels={labels}
                  mends={mends}
                  timeZone={hearing.timeZone}
                />
              )}
              <ConfirmWarnings {...confirmation} />
              {draft.family && !movesHearing(draft) && (
                <DecisionDetails
                  draft={draft}
                  become={become}
                  labels={labels}
                  mends={mends}
                  hearingOn={hearing.on}
                  today={todayIn(hearing.timeZone, presentInstant())}
                />
              )}
              {Object.keys(faults).length === 0 && (
                <DecisionCascade hearing={hearing} draft={draft} ids={ids} />
              )}
            </>
          )}
        </FormFrame>
      </Card>
    </div>
  );
}

/** The form begins at the top of the screen, also on a phone where the head of the case fills it. */
function useStart() {
  const start = useRef<HTMLDivElement>(null);
  useEffect(() => {
    start.current?.focus({ preventScroll: true });
    start.current?.scrollIntoView({ block: 'start' });
  }, []);
  return start;
}

/** What is recorded in the corridor was decided today; what is recorded later, on the day of the hearing. */
function decidedOn(hearing: Hearing): string {
  const today = todayIn(hearing.timeZone, presentInstant());
  return hearing.on && hearing.on < today ? hearing.on : today;
}

async function saved(
  hearing: Hearing,
  draft: DecisionDraft,
  ids: { decision: string; next: string },
  confirmed: Warning[],
): Promise<Outcome | null> {
  if (movesHearing(draft)) {
    const body = { ...continueBody(draft, ids.next), confirmed };
    const { warnings, deadlines } = await continueHearing(hearing.id, hearing.version, body);
    return { saved: 'continued', deadlines, warnings };
  }
  const body = decisionBody(draft, ids.decision);
  if (!body) return null;
  const { deadlines } = await recordDecision(hearing.id, body);
  return { saved: 'decision', deadlines, warnings: [] };
}
