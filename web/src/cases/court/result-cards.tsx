import { type ReactNode, useId } from 'react';
import { useT } from '../../i18n/use-t.js';
import { Pill } from '../../ui/choice.js';
import { FieldFrame, useFieldIds } from '../../ui/field.js';
import { FAMILIES, type Family } from './decision-form.js';
import styles from './court.module.css';

export interface ResultCardsProps {
  label: string;
  value: Family | null;
  onChange: (family: Family) => void;
  error?: ReactNode;
}

/** Five large cards, two beside each other on a phone, so that a thumb finds them in a corridor. */
export function ResultCards({ value, onChange, ...field }: ResultCardsProps) {
  const t = useT('cases');
  const name = useId();
  const ids = useFieldIds(field);
  return (
    <FieldFrame {...field} ids={ids} group="radiogroup">
      <div className={styles.cards}>
        {FAMILIES.map((family) => (
          <Pill
            key={family}
            type="radio"
            name={name}
            checked={family === value}
            label={t(`family.${family}`)}
            invalid={Boolean(field.error)}
            onPick={() => onChange(family)}
          />
        ))}
      </div>
    </FieldFrame>
  );
}
