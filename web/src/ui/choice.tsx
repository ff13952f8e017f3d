import { type KeyboardEvent, type ReactNode, type Ref, useId } from 'react';
import { FieldFrame, type FieldProps, useFieldIds } from './field.js';
import { classes } from './classes.js';
import styles from './field.module.css';

export interface ChoiceOption<V extends string> {
  value: V;
  label: ReactNode;
  hint?: ReactNode;
}

interface PillProps {
  type: 'radio' | 'checkbox';
  name?: string;
  checked: boolean;
  disabled?: boolean;
  bare?: boolean;
  label: ReactNode;
  hint?: ReactNode;
  describedBy?: string | undefined;
  invalid?: boolean;
  id?: string;
  inputRef?: Ref<HTMLInputElement> | undefined;
  onPick: (checked: boolean) => void;
  /** A second press on the chosen radio, or Backspace on it. */
  onClear?: (() => void) | undefined;
  onKey?: (event: KeyboardEvent) => void;
}

export function Pill({ type, name, checked, onPick, onClear, onKey, inputRef, ...props }: PillProps) {
  return (
    <label className={classes(styles.pill, props.bare && styles.bare)}>
      <input
        ref={inputRef}
        id={props.id}
        type={type}
        name={name}
        checked={checked}
        disabled={props.disabled}
        aria-describedby={props.describedBy}
        aria-invalid={props.invalid || undefined}
        onChange={(event) => onPick(event.target.checked)}
        onClick={() => type === 'radio' && checked && onClear?.()}
        onKeyDown={(event) => {
          onKey?.(event);
          if (checked && (event.key === 'Backspace' || event.key === 'Delete')) onClear?.();
        }}
      />
      <span className={styles.pillText}>
        <span>{props.label}</span>
        {props.hint && <span className={styles.pillHint}>{props.hint}</span>}
      </span>
    </label>
  );
}

export interface ChoiceProps<V extends string> extends FieldProps {
  options: readonly ChoiceOption<V>[];
  value: V | null;
  /** `null` only when `clearable`: the question counts as not answered again. */
  onChange: (value: V | null) => void;
  clearable?: boolean;
  disabled?: boolean;
  inputRef?: Ref<HTMLInputElement>;
}

/** Up to about six answers, all in sight: radio buttons in pills. */
export function Choice<V extends string>({
  options,
  value,
  onChange,
  clearable,
  disabled,
  inputRef,
  ...field
}: ChoiceProps<V>) {
  const ids = useFieldIds(field);
  const name = useId();
  return (
    <FieldFrame {...field} ids={ids} group="radiogroup">
      <div className={styles.pills}>
        {options.map((option, index) => (
          <Pill
            key={option.value}
            type="radio"
            name={name}
            checked={option.value === value}
            label={option.label}
            hint={option.hint}
            invalid={Boolean(field.error)}
            {...(disabled && { disabled })}
            inputRef={index === 0 ? inputRef : undefined}
            onPick={() => onChange(option.value)}
            onClear={clearable ? () => onChange(null) : undefined}
          />
        ))}
      </div>
    </FieldFrame>
  );
}

export interface ChoicesProps<V extends string> extends FieldProps {
  options: readonly ChoiceOption<V>[];
  value: readonly V[];
  onChange: (value: V[]) => void;
  disabled?: boolean;
  /** More than fit on a screen: they scroll in a frame of their own. */
  many?: boolean;
}

/** Any number of answers: check boxes in pills. */
export function Choices<V extends string>({
  options,
  value,
  onChange,
  disabled,
  many,
  ...field
}: ChoicesProps<V>) {
  const ids = useFieldIds(field);
  return (
    <FieldFrame {...field} ids={ids} group="group">
      <div className={classes(styles.pills, many && styles.many)}>
        {options.map((option) => (
          <Pill
            key={option.value}
            type="checkbox"
            checked={value.includes(option.value)}
            label={option.label}
            hint={option.hint}
            {...(disabled && { disabled })}
            onPick={(on) =>
              onChange(
                options
                  .map((each) => each.value)
                  .filter((each) => (each === option.value ? on : value.includes(each))),
              )
            }
          />
        ))}
      </div>
    </FieldFrame>
  );
}

export interface CheckboxProps {
  label: ReactNode;
  hint?: ReactNode;
  error?: ReactNode;
  checked: boolean;
  onChange: (checked: boolean) => void;
  disabled?: boolean;
  /** Without the pill around it. */
  bare?: boolean;
  id?: string;
  ref?: Ref<HTMLInputElement>;
}

export function Checkbox({ label, hint, error, checked, onChange, disabled, bare, id, ref }: CheckboxProps) {
  const own = useId();
  return (
    <div>
      <Pill
        type="checkbox"
        id={id ?? own}
        checked={checked}
        label={label}
        hint={hint}
        invalid={Boolean(error)}
        describedBy={error ? `${own}-error` : undefined}
        inputRef={ref}
        {...(disabled && { disabled })}
        {...(bare && { bare })}
        onPick={onChange}
      />
      {error && (
        <div id={`${own}-error`} className={classes(styles.foot, styles.error)}>
          {error}
        </div>
      )}
    </div>
  );
}
