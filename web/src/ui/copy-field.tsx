import { type ReactNode, useState } from 'react';
import { useT } from '../i18n/use-t.js';
import { Button } from './button.js';
import { FieldFrame, useFieldIds } from './field.js';
import fieldStyles from './field.module.css';
import styles from './copy-field.module.css';

export interface CopyFieldProps {
  label: ReactNode;
  hint?: ReactNode;
  value: string;
}

/** Something to carry elsewhere: shown whole, selected by a press, copied by a button. */
export function CopyField({ label, hint, value }: CopyFieldProps) {
  const t = useT('ui');
  const [copied, setCopied] = useState(false);
  const ids = useFieldIds({ label, hint });
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(value);
      setCopied(true);
    } catch {
      // Not allowed here (an address without https has no clipboard): selected, so that two keys copy it.
      document.getElementById(ids.control)?.focus();
    }
  };
  return (
    <FieldFrame
      label={label}
      hint={hint}
      ids={ids}
      note={<span aria-live="polite">{copied ? t('copied') : ''}</span>}
    >
      <div className={styles.line}>
        <textarea
          rows={Math.ceil(value.length / 38)}
          id={ids.control}
          className={fieldStyles.box}
          readOnly
          value={value}
          aria-describedby={ids.describedBy}
          onFocus={(event) => event.target.select()}
        />
        <Button onClick={() => void copy()}>{t('copy')}</Button>
      </div>
    </FieldFrame>
  );
}
