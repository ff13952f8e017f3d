import { useT } from '../../i18n/use-t.js';
import { Choice, Choices } from '../../ui/choice.js';
import { TextArea, TextField } from '../../ui/text-field.js';
import { type Mends } from '../form/form-frame.js';
import {
  ALTERNATIVES,
  asks,
  BOND_CONDITIONS,
  type DecisionDraft,
  NO_JURISDICTION_REASONS,
  RESERVATIONS,
  RESULTS_OF,
  type Result,
} from './decision-form.js';
import { type DecisionLabels } from './use-decision-labels.js';

export interface DecisionPartProps {
  draft: DecisionDraft;
  become: (changes: Partial<DecisionDraft>) => void;
  labels: DecisionLabels;
  mends: Mends;
}

/** What was ruled: the finer result, its amount or reason, a holding in the alternative, and who reserved appeal. */
export function DecisionRuling({ draft, become, labels, mends }: DecisionPartProps) {
  const t = useT('cases');
  const wanted = asks(draft);
  const results: readonly Result[] = draft.family ? RESULTS_OF[draft.family] : [];
  return (
    <>
      {results.length > 1 && (
        <Choice
          label={labels.result}
          options={results.map((value) => ({ value, label: t(`result.${value}`) }))}
          value={draft.result}
          onChange={(result) => become({ result })}
          error={mends['result']}
        />
      )}
      {(wanted.amount || wanted.maybeAmount) && (
        <TextField
          label={labels.amount}
          optional={wanted.maybeAmount}
          hint={t('decision.amountHint')}
          inputMode="decimal"
          width="third"
          value={draft.amount}
          error={mends['amount'] ?? mends['amountCents']}
          onChange={(event) => become({ amount: event.target.value })}
        />
      )}
      {wanted.conditions && <ConditionsPart draft={draft} become={become} labels={labels} mends={mends} />}
      {wanted.noJurisdictionReason && (
        <Choice
          label={labels.noJurisdictionReason}
          options={NO_JURISDICTION_REASONS.map((value) => ({ value, label: t(`noJurisdiction.${value}`) }))}
          value={draft.noJurisdictionReason}
          onChange={(noJurisdictionReason) => become({ noJurisdictionReason })}
          error={mends['noJurisdictionReason']}
        />
      )}
      {wanted.alternative && <AlternativePart draft={draft} become={become} labels={labels} mends={mends} />}
      {wanted.appeal && (
        <Choice
          label={labels.appealReservedBy}
          hint={t('decision.appealHint')}
          options={RESERVATIONS.map((value) => ({ value, label: t(`reserved.${value}`) }))}
          value={draft.appealReservedBy}
          onChange={(appealReservedBy) => become({ appealReservedBy })}
          error={mends['appealReservedBy']}
        />
      )}
    </>
  );
}

/** What has to be kept besides paying. The kinds can be counted; the words to them are sealed. */
function ConditionsPart({ draft, become, labels, mends }: DecisionPartProps) {
  const t = useT('cases');
  return (
    <>
      <Choices
        label={labels.conditionKinds}
        optional={draft.result !== 'GRANTED_WITH_CONDITIONS'}
        options={BOND_CONDITIONS.map((value) => ({ value, label: t(`condition.${value}`) }))}
        value={draft.conditionKinds}
        onChange={(conditionKinds) => become({ conditionKinds })}
        error={mends['conditionKinds']}
      />
      {(draft.conditionKinds.length > 0 || draft.conditions !== '') && (
        <TextArea
          label={labels.conditions}
          optional={!draft.conditionKinds.includes('other')}
          rows={2}
          maxLength={2000}
          value={draft.conditions}
          error={mends['conditions']}
          onChange={(event) => become({ conditions: event.target.value })}
        />
      )}
    </>
  );
}

/** "If I had jurisdiction I would…": it orders nothing, and an appeal may turn on it. */
function AlternativePart({ draft, become, labels, mends }: DecisionPartProps) {
  const t = useT('cases');
  return (
    <>
      <Choice
        label={labels.alternative}
        hint={t('decision.alternativeHint')}
        optional
        clearable
        options={ALTERNATIVES.map((value) => ({ value, label: t(`result.${value}`) }))}
        value={draft.alternative}
        onChange={(alternative) => become({ alternative })}
        error={mends['alternative']}
      />
      {asks(draft).alternativeAmount && (
        <TextField
          label={labels.alternativeAmount}
          inputMode="decimal"
          width="third"
          value={draft.alternativeAmount}
          error={mends['alternativeAmount']}
          onChange={(event) => become({ alternativeAmount: event.target.value })}
        />
      )}
    </>
  );
}
