import { useState } from 'react';
import { useLanguage, useT } from '../i18n/use-t.js';
import { useSession } from '../session/use-session.js';
import { LinkButton } from '../ui/button.js';
import { dayText } from '../ui/format.js';
import { Badge } from '../ui/notice.js';
import { countWords } from './rule-words.js';
import { type Rule } from './rules-queries.js';
import styles from './rules.module.css';
import { TryRule } from './try-rule.js';

export function RuleItem({ rule }: { rule: Rule }) {
  const t = useT('rules');
  const language = useLanguage();
  const { can } = useSession();
  const [open, setOpen] = useState(false);
  const verified = rule.mark === 'V';
  const facts: readonly (readonly [string, string])[] = [
    [t('counts'), countWords(rule, t)],
    [t('whose'), t(`owner.${rule.owner}`)],
    [t('source'), rule.citation],
    [t('mark'), t(`mark.${rule.mark}`)],
    [
      t('inForce'),
      rule.effectiveTo
        ? t('inForce.fromTo', {
            from: dayText(rule.effectiveFrom, language),
            to: dayText(rule.effectiveTo, language),
          })
        : t('inForce.from', { from: dayText(rule.effectiveFrom, language) }),
    ],
    [t('approved'), rule.approvedBy ?? t('approved.nobody')],
    [t('verifiedOn'), dayText(rule.lastVerifiedOn, language)],
  ];
  return (
    <details className={styles.rule} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className={styles.summary}>
        <span className={styles.title}>{rule.title[language]}</span>
        <span className={styles.marks}>
          <code>{rule.code}</code>
          <Badge tone={verified ? 'ok' : 'soon'}>{t(verified ? 'verified' : 'notVerified')}</Badge>
          {rule.effectiveTo && <Badge tone="plain">{t('ended')}</Badge>}
        </span>
      </summary>
      <dl className={styles.facts}>
        {facts.map(([name, value]) => (
          <div key={name} className={styles.fact}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {open && can('rule:draft') && !rule.effectiveTo && (
        <p className={styles.draftLink}>
          <LinkButton small to="/rules/$code/draft" params={{ code: rule.code }}>
            {t('draft.begin')}
          </LinkButton>
        </p>
      )}
      {open && <TryRule rule={rule} />}
    </details>
  );
}
