import { type ReactNode, useId } from 'react';
import { classes } from './classes.js';
import { useT } from '../i18n/use-t.js';
import styles from './field.module.css';

export type FieldWidth = 'third' | 'half' | 'full';

export interface FieldProps {
  label: ReactNode;
  /** Why we ask, or how to write it. */
  hint?: ReactNode;
  /** The translated fix; its presence marks the field as wrong. */
  error?: ReactNode;
  /** A quiet line below the box: what was made of the entry. */
  note?: ReactNode;
  /** Says "(optional)" after the label. */
  optional?: boolean;
  /** Share of a FieldRow; full width on a phone. */
  width?: FieldWidth;
}

export interface FieldIds {
  control: string;
  label: string;
  describedBy: string | undefined;
}

interface FrameProps extends FieldProps {
  ids: FieldIds & { hint: string; foot: string };
  /** The label belongs to a group of controls, not to one. */
  group?: 'group' | 'radiogroup';
  className?: string | undefined;
  children: ReactNode;
}

/** Ids that tie a label, hint and error to their control. Give `aria-describedby={ids.describedBy}` to it. */
export function useFieldIds(props: FieldProps, given?: string): FrameProps['ids'] {
  const own = useId();
  const control = given ?? own;
  const [label, hint, foot] = [`${control}-label`, `${control}-hint`, `${control}-foot`];
  const describedBy = classes(Boolean(props.hint) && hint, Boolean(props.error ?? props.note) && foot);
  return { control, label, hint, foot, describedBy: describedBy || undefined };
}

/** Label, hint, control and foot in four rows which line up with the neighbours in a FieldRow. */
export function FieldFrame({
  label,
  hint,
  error,
  note,
  optional,
  width = 'full',
  ids,
  group,
  className,
  children,
}: FrameProps) {
  const t = useT('ui');
  const text = (
    <>
      {label}
      {optional && <span className={styles.optional}> {t('field.optional')}</span>}
    </>
  );
  return (
    <div
      className={classes(styles.field, styles[width], className)}
      {...(group && { role: group, 'aria-labelledby': ids.label, 'aria-describedby': ids.describedBy })}
    >
      {group ? (
        <span id={ids.label} className={styles.label}>
          {text}
        </span>
      ) : (
        <label id={ids.label} htmlFor={ids.control} className={styles.label}>
          {text}
        </label>
      )}
      <div id={ids.hint} className={styles.hint}>
        {hint}
      </div>
      {children}
      <div id={ids.foot} className={styles.foot}>
        {error ? (
          <span className={styles.error}>{error}</span>
        ) : note ? (
          <span className={styles.note}>{note}</span>
        ) : null}
      </div>
    </div>
  );
}

/** Fields side by side on a wide screen, their boxes in one line; under each other on a phone. */
export function FieldRow({ children }: { children: ReactNode }) {
  return <div className={styles.row}>{children}</div>;
}
