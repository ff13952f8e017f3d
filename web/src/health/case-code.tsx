import { CaseLink } from '../dashboard/case-link.js';
import { useSession } from '../session/use-session.js';
import styles from './health.module.css';

/** The code of a case, and the way into it for those who may open cases. */
export function CaseCode({ reference }: { reference: string | null }) {
  const { can } = useSession();
  if (!reference) return null;
  return can('case:read') ? (
    <CaseLink reference={reference} tab="reminders" />
  ) : (
    <span className={styles.code}>{reference}</span>
  );
}
