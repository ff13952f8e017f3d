import { type KeyboardEvent, type ReactNode, type Ref, useId } from 'react';
import { useT } from '../i18n/use-t.js';
import { Pill } from './choice.js';
import { useFieldIds } from './field.js';
import styles from './field.module.css';

export type YesNo = 'yes' | 'no' | 'unknown' | 'declined';

export interface YesNoUnknownProps {
  label: ReactNode;
  hint?: ReactNode;
  /** What follows from the answer, below the row. */
  note?: ReactNode;
  value: YesNo | null;
  onChange: (value: YesNo | null) => void;
  /** Offers "declined" as a fourth answer. */
  declinable?: boolean;
  disabled?: boolean;
  inputRef?: Ref<HTMLInputElement>;
}

const KEYS: Record<string, YesNo> = { y: 'yes', s: 'yes', n: 'no', '?': 'unknown', '-': 'declined' };

/** One question in one row; `y` (or `s`), `n`, `?` and `-` answer it while the row has the focus. */
export function YesNoUnknown(props: YesNoUnknownProps) {
  const { value, onChange, declinable, disabled } = props;
  const t = useT('ui');
  const ids = useFieldIds({ label: props.label, hint: props.hint, note: props.note });
  const name = useId();
  const answers: YesNo[] = declinable ? ['yes', 'no', 'unknown', 'declined'] : ['yes', 'no', 'unknown'];
  const byKey = (event: KeyboardEvent) => {
    const answer = KEYS[event.key.toLowerCase()];
    if (!answer || !answers.includes(answer) || disabled || event.ctrlKey || event.metaKey || event.altKey)
      return;
    event.preventDefault();
    onChange(answer);
  };
  return (
    <div
      className={styles.question}
      role="radiogroup"
      aria-labelledby={ids.label}
      aria-describedby={ids.describedBy}
    >
      <span id={ids.label} className={styles.label}>
        {props.label}
      </span>
      <div className={styles.pills}>
        {answers.map((answer, index) => (
          <Pill
            key={answer}
            type="radio"
            name={name}
            checked={value === answer}
            label={t(`yesNo.${answer}`)}
            {...(disabled && { disabled })}
            inputRef={index === 0 ? props.inputRef : undefined}
            onKey={byKey}
            onPick={() => onChange(answer)}
            onClear={() => onChange(null)}
          />
        ))}
      </div>
      {props.hint && (
        <div id={ids.hint} className={styles.hint}>
          {props.hint}
        </div>
      )}
      {props.note && (
        <div id={ids.foot} className={styles.foot}>
          {props.note}
        </div>
      )}
    </div>
  );
}
