import { type FieldProps } from './field.js';

export interface ComboItem {
  id: string;
  label: string;
  /** A second line: town, county, nickname. */
  detail?: string;
}

export interface ComboBoxProps extends FieldProps {
  id?: string;
  /** Already filtered by whoever supplies them (a server search), or all of them with `filter`. */
  items: readonly ComboItem[];
  /** What stands in the box. Text that is no item stays as it was typed. */
  text: string;
  onText: (text: string) => void;
  value: string | null;
  /** The chosen item, whose label then stands in the box; null when writing something else took the choice back. */
  onPick: (item: ComboItem | null) => void;
  /** Filter `items` here by the text, accents folded. */
  filter?: boolean;
  /** `false` while `items` still belong to an earlier text, so that nothing is concluded from them. */
  settled?: boolean;
  /** What the list says when nothing matches. */
  emptyText?: string;
  placeholder?: string;
  disabled?: boolean;
  onBlur?: () => void;
}

/** Lower case without accents, so that "leon" finds León. */
export function folded(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

/** The items that hold every word of the text, in any order. */
export function fitting(items: readonly ComboItem[], text: string): readonly ComboItem[] {
  const words = folded(text).split(/\s+/).filter(Boolean);
  return items.filter(({ label, detail = '' }) => {
    const whole = folded(`${label} ${detail}`);
    return words.every((word) => whole.includes(word));
  });
}

/** The one item of this name. Two of the same name are told apart only in the list. */
export function named(items: readonly ComboItem[], text: string): ComboItem | undefined {
  const wanted = folded(text);
  const same = items.filter(({ label }) => folded(label) === wanted);
  return same.length === 1 ? same[0] : undefined;
}

/** What somebody means who leaves the box with this text in it: the item of this name, or the only one that fits. */
export function meant(items: readonly ComboItem[], text: string): ComboItem | undefined {
  if (text.trim() === '') return undefined;
  const fit = fitting(items, text);
  return named(items, text.trim()) ?? (fit.length === 1 ? fit[0] : undefined);
}
