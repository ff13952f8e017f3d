import {
  type InputHTMLAttributes,
  type Ref,
  type SelectHTMLAttributes,
  type TextareaHTMLAttributes,
} from 'react';
import { FieldFrame, type FieldProps, useFieldIds } from './field.js';
import styles from './field.module.css';

type Own<T> = Omit<T, 'width' | 'children'> & FieldProps;

function split<P extends FieldProps>(props: P) {
  const { label, hint, error, note, optional, width, ...control } = props;
  const field: FieldProps = {
    label,
    hint,
    error,
    note,
    ...(optional && { optional }),
    ...(width && { width }),
  };
  return { field, control };
}

export type TextFieldProps = Own<InputHTMLAttributes<HTMLInputElement>> & { ref?: Ref<HTMLInputElement> };

/** One line. Every native input prop goes through; `autoComplete` is off unless said. */
export function TextField(props: TextFieldProps) {
  const { field, control } = split(props);
  const ids = useFieldIds(field, control.id);
  return (
    <FieldFrame {...field} ids={ids}>
      <input
        autoComplete="off"
        {...control}
        id={ids.control}
        className={styles.box}
        aria-describedby={ids.describedBy}
        aria-invalid={field.error ? true : undefined}
      />
    </FieldFrame>
  );
}

export type TextAreaProps = Own<TextareaHTMLAttributes<HTMLTextAreaElement>> & {
  ref?: Ref<HTMLTextAreaElement>;
};

export function TextArea(props: TextAreaProps) {
  const { field, control } = split(props);
  const ids = useFieldIds(field, control.id);
  return (
    <FieldFrame {...field} ids={ids}>
      <textarea
        rows={3}
        {...control}
        id={ids.control}
        className={styles.box}
        aria-describedby={ids.describedBy}
        aria-invalid={field.error ? true : undefined}
      />
    </FieldFrame>
  );
}

export interface Option<V extends string = string> {
  value: V;
  label: string;
}

export type SelectProps = Own<SelectHTMLAttributes<HTMLSelectElement>> & {
  options: readonly Option[];
  /** The words of the empty option; without it the first option is chosen. */
  placeholder?: string;
  ref?: Ref<HTMLSelectElement>;
};

/** The platform's own select: best on a phone, right for up to about fifteen options. */
export function Select({ options, placeholder, ...props }: SelectProps) {
  const { field, control } = split(props);
  const ids = useFieldIds(field, control.id);
  return (
    <FieldFrame {...field} ids={ids}>
      <select
        {...control}
        id={ids.control}
        className={styles.box}
        aria-describedby={ids.describedBy}
        aria-invalid={field.error ? true : undefined}
      >
        {placeholder !== undefined && <option value="">{placeholder}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </FieldFrame>
  );
}
