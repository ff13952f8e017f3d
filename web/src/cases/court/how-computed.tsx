import { useT } from '../../i18n/use-t.js';
import { type Deadline } from '../shapes.js';
import styles from './court.module.css';

/** The rule, its version, the arithmetic and the citation, so that a person can count it again by hand. */
export function HowComputed({ deadline }: { deadline: Deadline }) {
  const t = useT('cases');
  const { rule, arithmetic, citation, mark, verified } = deadline;
  return (
    <details className={styles.how}>
      <summary>{t('deadline.how')}</summary>
      <div>
        <p lang="en-US">{arithmetic}</p>
        <p>{t('deadline.citation', { citation })}</p>
        <p className={styles.quiet}>
          {t('deadline.rule', { code: rule.code, version: rule.version })} · {t(`mark.law.${mark}`)}
        </p>
        {!verified && <p>{t('deadline.checkText')}</p>}
      </div>
    </details>
  );
}
