import { useLanguage, useT } from '../i18n/use-t.js';
import { dayText } from '../ui/format.js';
import { Facts } from '../ui/layout.js';
import { countWords } from './rule-words.js';
import { type Rule } from './rules-queries.js';
import styles from './rules.module.css';

/** The next version of a rule beside the one it follows: what is struck out no longer holds. */
export function RuleComparison({ base, next }: { base: Rule; next: Rule }) {
  const t = useT('rules');
  const language = useLanguage();
  const told = (rule: Rule) => [
    countWords(rule, t),
    rule.title.en,
    rule.title.es,
    rule.citation,
    t(`mark.${rule.mark}`),
    t(`ladder.${rule.ladder}`),
  ];
  const labels = [
    t('counts'),
    t('draft.titleEn'),
    t('draft.titleEs'),
    t('source'),
    t('mark'),
    t('draft.ladder'),
  ];
  const before = told(base);
  return (
    <Facts
      items={[
        { label: t('draft.from'), value: dayText(next.effectiveFrom, language) },
        ...told(next).map((now, place) => ({
          label: labels[place],
          value: <Change before={before[place] ?? ''} now={now} />,
        })),
      ]}
    />
  );
}

function Change({ before, now }: { before: string; now: string }) {
  const t = useT('rules');
  if (before === now) return now;
  return (
    <>
      <del className={styles.was}>
        <span className="hidden-but-read">{t('draft.was')} </span>
        {before}
      </del>{' '}
      <ins>
        <span className="hidden-but-read">{t('draft.is')} </span>
        {now}
      </ins>
    </>
  );
}
