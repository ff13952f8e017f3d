import { useState } from 'react';
import { useT } from '../i18n/use-t.js';
import { Button } from './button.js';
import { type Option, Select } from './text-field.js';
import styles from './settled-select.module.css';

interface SettledSelectProps<V extends string> {
  /** What is chosen, in words that tell it from its neighbours. */
  name: string;
  /** The name is for screen readers alone: the head of a column says it to everybody else. */
  nameHidden?: boolean;
  placeholder: string;
  options: readonly Option<V>[];
  busy: boolean;
  onSettle: (value: V) => void;
}

/** A choice that ends something. An arrow key already chooses in a select, so that it counts only when it is saved. */
export function SettledSelect<V extends string>(props: SettledSelectProps<V>) {
  const { name, nameHidden, placeholder, options, busy, onSettle } = props;
  const t = useT('ui');
  const [chosen, setChosen] = useState<V | null>(null);
  return (
    <div className={styles.frame}>
      <Select
        label={nameHidden ? <span className="hidden-but-read">{name}</span> : name}
        value={chosen ?? ''}
        disabled={busy}
        placeholder={placeholder}
        options={options}
        onChange={({ target }) =>
          setChosen(options.find(({ value }) => value === target.value)?.value ?? null)
        }
      />
      {chosen && (
        <Button small busy={busy} aria-label={`${t('save')}: ${name}`} onClick={() => onSettle(chosen)}>
          {t('save')}
        </Button>
      )}
    </div>
  );
}
