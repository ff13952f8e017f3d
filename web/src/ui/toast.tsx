import { X } from 'lucide-react';
import { useSyncExternalStore } from 'react';
import { useT } from '../i18n/use-t.js';
import { Button } from './button.js';
import styles from './toast.module.css';

interface Toast {
  id: number;
  text: string;
  action?: { label: string; run: () => void };
}

let toasts: readonly Toast[] = [];
let next = 1;
const readers = new Set<() => void>();

function become(list: readonly Toast[]): void {
  toasts = list;
  for (const read of readers) read();
}

/** A short word that something was done. Only ever a copy of what the screen says too; stays until put away. */
export function toast(text: string, action?: Toast['action']): void {
  const id = next++;
  become([...toasts.slice(-2), { id, text, ...(action && { action }) }]);
}

function putAway(id: number): void {
  become(toasts.filter((each) => each.id !== id));
}

/** Where toasts stand; the shell has the only one. */
export function ToastRegion() {
  const t = useT('ui');
  const list = useSyncExternalStore(
    (reader) => {
      readers.add(reader);
      return () => readers.delete(reader);
    },
    () => toasts,
  );
  return (
    <output className={styles.region} aria-live="polite">
      {list.map(({ id, text, action }) => (
        <div key={id} className={styles.toast}>
          <span>{text}</span>
          {action && (
            <Button
              small
              onClick={() => {
                action.run();
                putAway(id);
              }}
            >
              {action.label}
            </Button>
          )}
          <button type="button" className={styles.close} aria-label={t('close')} onClick={() => putAway(id)}>
            <X size={20} aria-hidden="true" />
          </button>
        </div>
      ))}
    </output>
  );
}
