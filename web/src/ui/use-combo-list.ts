import { type KeyboardEvent, type RefObject, useState } from 'react';
import { type ComboBoxProps, type ComboItem, fitting, meant, named } from './combo-item.js';

/** The items to show: all of them when the list is opened on the choice itself, what fits while somebody writes. */
function shown({ items, text, value, filter }: ComboBoxProps, writing: boolean): readonly ComboItem[] {
  const chosen = items.find(({ id }) => id === value);
  return filter && (writing || text !== chosen?.label) ? fitting(items, text) : items;
}

/** What the list of a combo box does: open or not, which item the arrow keys stand on, and what is chosen. */
export function useComboList(props: ComboBoxProps, input: RefObject<HTMLInputElement | null>) {
  const { text, value, onText, onPick, settled = true } = props;
  const [open, setOpen] = useState(false);
  const [writing, setWriting] = useState(false);
  const [activeId, setActiveId] = useState<string | null>(null);
  const items = shown(props, writing);
  const active = open ? items.find(({ id }) => id === activeId) : undefined;

  const show = () => setOpen(true);
  const close = () => {
    setOpen(false);
    setWriting(false);
    setActiveId(null);
  };
  const take = (item: ComboItem) => {
    onPick(item);
    close();
  };
  const write = (next: string) => {
    show();
    setWriting(true);
    setActiveId(null);
    const whole = named(props.items, next);
    if (whole) return onPick(whole);
    onText(next);
    if (value !== null) onPick(null);
  };
  /** Text that can mean only one item means it; half a search says nothing yet. */
  const conclude = () => {
    const only = value === null && settled ? meant(props.items, text) : undefined;
    if (only) onPick(only);
  };
  const leave = () => {
    close();
    conclude();
    props.onBlur?.();
  };
  const toggle = () => {
    if (open) close();
    else show();
    input.current?.focus();
  };
  const move = (step: 1 | -1) => {
    show();
    const at = items.findIndex(({ id }) => id === (active?.id ?? value));
    // The first press lands on the choice itself when there is one, then on the first item or the last.
    const next = active ? at + step : at >= 0 ? at : step === 1 ? 0 : -1;
    setActiveId(items.at(next % Math.max(items.length, 1))?.id ?? null);
  };
  const enter = (event: KeyboardEvent<HTMLInputElement>) => {
    if (active) take(active);
    else {
      close();
      conclude();
    }
    // Enter in an open list never sends a form: what it chose has not been read yet.
    if (active || event.currentTarget.form) event.preventDefault();
  };
  const press = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return;
    const { key, altKey } = event;
    if (key === 'ArrowDown' || key === 'ArrowUp') {
      event.preventDefault();
      const down = key === 'ArrowDown';
      if (!altKey) move(down ? 1 : -1);
      else if (down) show();
      else close();
    } else if (open && key === 'Escape') {
      // Only the list closes, not the dialog around it.
      event.preventDefault();
      event.stopPropagation();
      close();
    } else if (open && key === 'Enter' && !event.ctrlKey && !event.metaKey) enter(event);
    else if (active && key === 'Tab') take(active);
  };
  return { items, open, active, show, take, write, leave, toggle, press };
}
