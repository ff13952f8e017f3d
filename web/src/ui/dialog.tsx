import { type ReactNode, type SyntheticEvent, useEffect, useId, useRef } from 'react';
import { useT } from '../i18n/use-t.js';
import { Button } from './button.js';
import { classes } from './classes.js';
import styles from './dialog.module.css';

export interface DialogProps {
  open: boolean;
  title: ReactNode;
  /** Escape, the close button, or a press beside it. Without it the dialog cannot be waved away. */
  onClose?: () => void;
  /** Buttons at the foot, the main one last. */
  actions?: ReactNode;
  wide?: boolean;
  children?: ReactNode;
}

/** The platform's modal dialog: keeps the focus inside, gives it back when closed, and leaves the page as it was. */
export function Dialog({ open, title, onClose, actions, wide, children }: DialogProps) {
  const box = useRef<HTMLDialogElement>(null);
  const heading = useId();
  useEffect(() => {
    const dialog = box.current;
    if (!open || !dialog || dialog.open) return;
    const before = document.activeElement;
    if (typeof dialog.showModal === 'function') dialog.showModal();
    else dialog.setAttribute('open', '');
    return () => {
      if (typeof dialog.close === 'function') dialog.close();
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, [open]);
  if (!open) return null;
  const cancel = (event: SyntheticEvent) => {
    event.preventDefault();
    onClose?.();
  };
  return (
    <dialog
      ref={box}
      className={classes(styles.dialog, wide && styles.wide)}
      aria-labelledby={heading}
      onCancel={cancel}
      onKeyDown={(event) => event.key === 'Escape' && !onClose && event.preventDefault()}
    >
      <div className={styles.inner}>
        <h2 id={heading} className={styles.title}>
          {title}
        </h2>
        {children}
        {actions && <div className={styles.actions}>{actions}</div>}
      </div>
    </dialog>
  );
}

export interface ConfirmDialogProps {
  open: boolean;
  title: ReactNode;
  children?: ReactNode;
  confirmLabel: string;
  busy?: boolean;
  danger?: boolean;
  /** The confirming press cannot be made yet; say why in `children`. */
  disabled?: boolean;
  onConfirm: () => void;
  onCancel: () => void;
}

/** For what leaves the house or closes a door. Put a TextArea for the reason inside where one is needed. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const t = useT('ui');
  return (
    <Dialog
      open={props.open}
      title={props.title}
      onClose={props.onCancel}
      actions={
        <>
          <Button onClick={props.onCancel}>{t('cancel')}</Button>
          <Button
            variant={props.danger ? 'danger' : 'primary'}
            busy={props.busy ?? false}
            disabled={props.disabled}
            onClick={props.onConfirm}
          >
            {props.confirmLabel}
          </Button>
        </>
      }
    >
      {props.children}
    </Dialog>
  );
}
