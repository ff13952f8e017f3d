import { useSyncExternalStore } from 'react';

/** How the reader likes it, kept on this device. Holds nothing about anybody. */
export type Theme = 'system' | 'light' | 'dark';

const THEME = 'fianza.theme';
const LETTERS = 'fianza.letterKeys';
const readers = new Set<() => void>();

function listen(reader: () => void): () => void {
  readers.add(reader);
  return () => readers.delete(reader);
}

function keep(name: string, value: string | null): void {
  if (value === null) localStorage.removeItem(name);
  else localStorage.setItem(name, value);
  for (const read of readers) read();
}

function themeNow(): Theme {
  const kept = localStorage.getItem(THEME);
  return kept === 'light' || kept === 'dark' ? kept : 'system';
}

export function useTheme(): [Theme, (theme: Theme) => void] {
  return [useSyncExternalStore(listen, themeNow), chooseTheme];
}

function chooseTheme(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = theme;
  keep(THEME, theme === 'system' ? null : theme);
}

/** Whether single letters act outside of fields (WCAG 2.1.4 asks for a way to turn them off). */
export function letterKeysOn(): boolean {
  return localStorage.getItem(LETTERS) !== 'off';
}

export function useLetterKeysSwitch(): [boolean, (on: boolean) => void] {
  return [useSyncExternalStore(listen, letterKeysOn), (on) => keep(LETTERS, on ? null : 'off')];
}
