import { CascadeBox } from '../cascade/cascade-box.js';
import { previewContinue, previewDecision } from '../deeds.js';
import { type Hearing } from '../shapes.js';
import { continueBody, decisionBody, type DecisionDraft, movesHearing } from './decision-form.js';

interface DecisionCascadeProps {
  hearing: Hearing;
  /** With nothing missing. */
  draft: DecisionDraft;
  ids: { decision: string; next: string };
}

/** The dates the result would set going, or move with the hearing. */
export function DecisionCascade({ hearing, draft, ids }: DecisionCascadeProps) {
  if (movesHearing(draft))
    return (
      <CascadeBox
        of={`continue ${ids.next}`}
        body={continueBody(draft, ids.next)}
        ask={(body) => previewContinue(hearing.id, hearing.version, body)}
      />
    );
  return (
    <CascadeBox
      of={`decision ${ids.decision}`}
      body={decisionBody(draft, ids.decision)}
      ask={(body) => previewDecision(hearing.id, body)}
    />
  );
}
