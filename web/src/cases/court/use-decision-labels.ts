import { useT } from '../../i18n/use-t.js';

/** Names of the fields, ours and the server's, in the order of the form. */
export type DecisionLabels = ReturnType<typeof useDecisionLabels>;

export function useDecisionLabels() {
  const t = useT('cases');
  return {
    family: t('decision.family'),
    result: t('decision.result'),
    amount: t('decision.amount'),
    amountCents: t('decision.amount'),
    conditionKinds: t('decision.conditions'),
    conditions: t('decision.conditionsWords'),
    noJurisdictionReason: t('decision.reason'),
    alternative: t('decision.alternative'),
    alternativeAmount: t('decision.alternativeAmount'),
    appealReservedBy: t('decision.appeal'),
    certainty: t('certainty.label'),
    nextOn: t('next.on'),
    on: t('next.on'),
    nextAt: t('next.at'),
    at: t('next.at'),
    reason: t('next.reason'),
    decidedOn: t('decision.decidedOn'),
    served: t('decision.served'),
    servedOn: t('decision.servedOn'),
    'served.on': t('decision.servedOn'),
    dhsBond: t('decision.dhsBond'),
    dhsStance: t('decision.dhsStance'),
    dhsPosition: t('decision.dhsPosition'),
    'alternative.amountCents': t('decision.alternativeAmount'),
  };
}
