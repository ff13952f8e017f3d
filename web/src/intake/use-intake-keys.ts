import { useEffect, type RefObject } from 'react';
import { entersNext, moveFocus } from './keyboard.js';

interface IntakeKeys {
  onMenu: () => void;
  onFinishAndNext?: () => void;
}

/** Enter = next field (Shift+Enter = back), Ctrl+Enter = finish and next call, F2 = call actions. */
export function useIntakeKeys(form: RefObject<HTMLElement | null>, keys: IntakeKeys): void {
  const { onMenu, onFinishAndNext } = keys;
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (document.querySelector('dialog[open]') || event.isComposing) return;
      if (event.key === 'F2') {
        event.preventDefault();
        onMenu();
      }
      if (event.key !== 'Enter' || event.altKey) return;
      if (event.ctrlKey || event.metaKey) {
        event.preventDefault();
        onFinishAndNext?.();
      } else if (
        form.current &&
        !event.defaultPrevented &&
        entersNext(event.target) &&
        form.current.contains(event.target)
      ) {
        event.preventDefault();
        moveFocus(form.current, event.target, event.shiftKey);
      }
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [form, onMenu, onFinishAndNext]);
}
