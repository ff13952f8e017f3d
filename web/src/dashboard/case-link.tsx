import { Link } from '@tanstack/react-router';
import styles from './case-link.module.css';

/** The way into a case, to the tab that answers the question of the panel. */
export function CaseLink({ reference, tab }: { reference: string; tab: 'court' | 'team' | 'reminders' }) {
  return (
    <Link className={styles.link} to="/cases/$ref" params={{ ref: reference }} search={{ tab }}>
      {reference}
    </Link>
  );
}
