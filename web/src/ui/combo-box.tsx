import { type ComponentType, useEffect, useRef, useState } from 'react';
import { type ComboBoxProps } from './combo-item.js';
import { TextField } from './text-field.js';

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
