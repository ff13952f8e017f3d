import { useT } from '../i18n/use-t.js';
import { type CallRetention } from './retention-api.js';

/** The arithmetic, the source and the rule, so that a person can count it again by hand. */
export function HowCounted({ date: { arithmetic, citation, rule, verified } }: { date: CallRetention }) {
  const t = useT('retention');
  return (
    <details>
      <summary>{t('how')}</summary>
      <p lang="en-US">{arithmetic}</p>
      <p>{t('citation', { citation })}</p>
      <p>{t('rule', { code: rule.code, version: rule.version })}</p>
      {!verified && <p>{t('checkText')}</p>}
    </details>
  );
}
