import { useState } from 'react';
import { ChevronRight } from 'lucide-react';
import { useT } from '../i18n/use-t.js';
import { ProblemNotice } from '../ui/problem-notice.js';
import { type DemoRole, type Session, signInAs } from './session.js';
import styles from './session.module.css';

const ROLES: readonly DemoRole[] = [
  'hotline_volunteer',
  'coordinator',
  'attorney',
  'supervising_attorney',
  'admin',
];

interface Props {
  onDone: (session: Session) => void;
  /** Only these, when someone is to come back as who they were. */
  roles?: readonly string[];
}

/** The synthetic office lets one in by one press, as the person who stands for a role. */
export function DemoRoles({ onDone, roles }: Props) {
  const t = useT('session');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const enter = async (role: DemoRole) => {
    if (busy) return;
    setBusy(true);
    setProblem(null);
    try {
      onDone(await signInAs(role));
    } catch (fault) {
      setProblem(fault);
      setBusy(false);
    }
  };
  return (
    <>
      <ProblemNotice problem={problem} />
      <ul className={styles.roles}>
        {ROLES.filter((role) => roles?.includes(role) ?? true).map((role) => (
          <li key={role}>
            <button type="button" className={styles.role} onClick={() => void enter(role)}>
              <span>
                <span className={styles.roleName}>{t(`shell:role.${role}`)}</span>
                <span className={styles.roleHint}>{t(`demo.${role}`)}</span>
              </span>
              <ChevronRight size={20} aria-hidden="true" />
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
