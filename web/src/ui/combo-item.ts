import { type Ref } from 'react';
import { type FieldProps } from './field.js';

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
