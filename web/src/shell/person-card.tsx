import { LogOut } from 'lucide-react';
import { useState } from 'react';
import { useT } from '../i18n/use-t.js';
import { signOut } from '../session/sign-out.js';
import { useSession } from '../session/use-session.js';
import { useFormat } from '../ui/format.js';
import { toast } from '../ui/toast.js';
import styles from './shell.module.css';

/** Who is signed in, in which roles, and the way out. */
export function PersonCard() {
  const t = useT('shell');
  const { list } = useFormat();
  const { me } = useSession();
  const [busy, setBusy] = useState(false);
  const leave = async () => {
    setBusy(true);
    await signOut().catch(() => toast(t('signOut.failed')));
    setBusy(false);
  };
  return (
    <div className={styles.person}>
      {me && (
        <p>
          <span className={styles.personName}>{me.name}</span>
          <span className={styles.personRole}>{list(me.roles.map((role) => t(`role.${role}`)))}</span>
        </p>
      )}
      <button
        type="button"
        className={styles.sideButton}
        aria-disabled={busy}
        onClick={() => !busy && void leave()}
      >
        <LogOut size={18} aria-hidden="true" />
        {t('signOut')}
      </button>
    </div>
  );
}
