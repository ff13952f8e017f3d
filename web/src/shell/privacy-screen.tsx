import { useCallback, useEffect, useRef, useState } from 'react';
import { useT } from '../i18n/use-t.js';
import styles from './privacy-screen.module.css';

const WITHIN_MS = 1500;

/** Calls back when Shift is pressed three times with nothing between. Not Escape: that key closes dialogs. */
function useShiftThrice(then: () => void): void {
  const times = useRef<number[]>([]);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key !== 'Shift') {
        times.current = [];
        return;
      }
      if (event.repeat) return;
      times.current = [...times.current, event.timeStamp].filter((at) => event.timeStamp - at < WITHIN_MS);
      if (times.current.length < 3) return;
      times.current = [];
      then();
    };
    document.addEventListener('keydown', press, true);
    return () => document.removeEventListener('keydown', press, true);
  }, [then]);
}

/** Someone walks in: Shift three times covers the page with a dull note; again, and it is back as it was. */
export function PrivacyScreen() {
  const t = useT('shell');
  const [hidden, setHidden] = useState(false);
  const toggle = useCallback(() => setHidden((was) => !was), []);
  useShiftThrice(toggle);
  const sheet = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const dialog = sheet.current;
    if (!hidden || !dialog) return;
    const title = document.title;
    const before = document.activeElement;
    document.title = t('privacy.title');
    if (typeof dialog.showModal === 'function') dialog.showModal();
    return () => {
      document.title = title;
      dialog.close();
      if (before instanceof HTMLElement) before.focus();
    };
  }, [hidden, t]);
  if (!hidden) return null;
  return (
    <dialog
      ref={sheet}
      className={styles.sheet}
      aria-label={t('privacy.title')}
      onCancel={(event) => event.preventDefault()}
    >
      <h1>{t('privacy.title')}</h1>
      <p>{t('privacy.note')}</p>
      <button type="button" className={styles.back} onClick={toggle}>
        {t('privacy.back')}
      </button>
    </dialog>
  );
}
