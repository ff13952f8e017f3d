import { useT } from '../../i18n/use-t.js';
import { useFormat } from '../../ui/format.js';
import { type BondDecision } from '../shapes.js';
import styles from './court.module.css';

/** What the judge decided, as one would tell a colleague. */
export function DecisionWords({ decision }: { decision: BondDecision }) {
  const t = useT('cases');
  const format = useFormat();
  const {
    result,
    amountCents,
    noJurisdictionReason,
    alternative,
    appealReservedBy,
    decidedOn,
    served,
    conditions,
    conditionKinds,
    dhsStance,
  } = decision;
  const money = (cents: number | null | undefined) => (cents ? ` · ${format.money(cents)}` : '');
  return (
    <div className={styles.decision}>
      <p>
        <strong>
          {t(`result.${result}`)}
          {money(amountCents)}
        </strong>
        {noJurisdictionReason && ` · ${t(`noJurisdiction.${noJurisdictionReason}`)}`}
      </p>
      {alternative && (
        <p>
          {t('decision.inTheAlternative', { result: t(`result.${alternative.result}`) })}
          {money(alternative.amountCents)}
        </p>
      )}
      {conditionKinds.length > 0 && (
        <p>
          {t('decision.conditionKindsWere', {
            conditions: format.list(conditionKinds.map((kind) => t(`condition.${kind}`))),
          })}
        </p>
      )}
      {conditions && <p>{t('decision.conditionsWere', { conditions })}</p>}
      <p className={styles.quiet}>
        {t('decision.decided', { day: format.day(decidedOn) })} · {t(`service.${served.method}`)}
        {served.on !== decidedOn && ` (${format.day(served.on)})`}
        {appealReservedBy.length > 0 &&
          ` · ${t('decision.reserved', { who: format.list(appealReservedBy.map((who) => t(`reserver.${who}`))) })}`}
      </p>
      {decision.dhsSaidWillAppeal && <p>{t('decision.dhsSaidShort')}</p>}
      {dhsStance && (
        <p className={styles.quiet}>{t('decision.dhsStanceWas', { stance: t(`stance.${dhsStance}`) })}</p>
      )}
      {decision.dhsPosition && (
        <p className={styles.quiet}>{t('decision.dhsPositionWas', { position: decision.dhsPosition })}</p>
      )}
    </div>
  );
}
