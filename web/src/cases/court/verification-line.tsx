import { useT } from '../../i18n/use-t.js';
import { useFormat } from '../../ui/format.js';
import { Badge } from '../../ui/notice.js';
import { type Verification } from '../shapes.js';
import styles from './court.module.css';

/** How sure a date is, who made sure of it and how; and why the reader may not, when a second person has to. */
export function VerificationLine({ verification, over }: { verification: Verification; over?: boolean }) {
  const t = useT('cases');
  const format = useFormat();
  const { standing, last, critical, youMay } = verification;
  if (over && !last) return null;
  return (
    <span className={styles.line}>
      {!over && critical && standing !== 'verified' && <Badge tone="soon">{t(`verify.${standing}`)}</Badge>}
      {last && (
        <span className={styles.quiet}>
          {t('verify.by', {
            name: last.by.name,
            ago: format.ago(last.at),
            method: t(`verify.method.${last.method}`),
          })}
          {last.note && ` ${last.note}`}
        </span>
      )}
      {!over && critical && !youMay && standing !== 'verified' && (
        <span className={styles.quiet}>{t('verify.second')}</span>
      )}
    </span>
  );
}
