import { type ComponentType, type Ref, useEffect, useRef, useState } from 'react';
import { type FieldProps } from './field.js';
import { TextField } from './text-field.js';

export interface ComboItem {
  id: string;
  label: string;
  /** A second line: town, county, nickname. */
  detail?: string;
}

export interface ComboBoxProps extends FieldProps {
  /** Already filtered by whoever supplies them (a server search), or all of them with `filter`. */
  items: readonly ComboItem[];
  /** What stands in the box. */
  text: string;
  onText: (text: string) => void;
  value: string | null;
  /** The chosen item, or null when the choice was taken back. */
  onPick: (item: ComboItem | null) => void;
  /** Filter `items` here by the text, accents folded. */
  filter?: boolean;
  /** What the list says when nothing matches. */
  emptyText?: string;
  /** The text may stay although it is no item. */
  allowsOther?: boolean;
  disabled?: boolean;
  onBlur?: () => void;
  inputRef?: Ref<HTMLInputElement>;
}

/** Lower case without accents, so that "leon" finds León. */
export function folded(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

let loaded: ComponentType<ComboBoxProps> | null = null;

async function load(): Promise<ComponentType<ComboBoxProps>> {
  loaded ??= (await import('./rich-combo-box.js')).RichComboBox;
  return loaded;
}

/**
 * A box to type in with a list of what fits. The list is the heaviest part of the kit, so a plain box stands here
 * until its code has come; never is a box taken away from under someone who types in it.
 */
export function ComboBox(props: ComboBoxProps) {
  const [Rich, setRich] = useState<ComponentType<ComboBoxProps> | null>(() => loaded);
  const [ready, setReady] = useState<ComponentType<ComboBoxProps> | null>(null);
  const typing = useRef(false);
  useEffect(() => {
    if (Rich) return;
    let wanted = true;
    const come = (component: ComponentType<ComboBoxProps>) => {
      if (!wanted) return;
      if (typing.current) setReady(() => component);
      else setRich(() => component);
    };
    // Without the list the box still takes text.
    void load().then(come, () => undefined);
    return () => {
      wanted = false;
    };
  }, [Rich]);
  if (Rich) return <Rich {...props} />;
  const { items: _items, text, onText, value: _value, onPick: _onPick, filter: _filter, ...rest } = props;
  const { emptyText: _emptyText, allowsOther: _allowsOther, onBlur, inputRef, disabled, ...field } = rest;
  return (
    <TextField
      {...field}
      {...(inputRef && { ref: inputRef })}
      disabled={disabled}
      value={text}
      onChange={(event) => onText(event.target.value)}
      onFocus={() => {
        typing.current = true;
      }}
      onBlur={() => {
        typing.current = false;
        onBlur?.();
        if (ready) setRich(() => ready);
      }}
    />
  );
}
