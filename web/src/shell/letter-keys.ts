import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { letterKeysOn } from './preferences.js';
import { type Place } from './nav.js';

const PATIENCE_MS = 1500;

/** Whether the key belongs to what has the focus: any field, or anything while a dialog is open. */
function isSpokenFor(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return true;
  if (document.querySelector('dialog[open]')) return true;
  const target = event.target;
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.closest('input, textarea, select, [role="listbox"]') !== null)
  );
}

/** `N`, `G` then a letter, and `?`, outside of fields. */
export function useLetterKeys(places: readonly Place[], showSheet: () => void): void {
  const navigate = useNavigate();
  const gPressedAt = useRef(-PATIENCE_MS);
  useEffect(() => {
    const go = (letter: string) => {
      const place = places.find((each) => each.letter === letter);
      if (!place) return false;
      void navigate({ to: place.to, params: place.params ?? {} });
      return true;
    };
    const press = (event: KeyboardEvent) => {
      if (isSpokenFor(event) || !letterKeysOn()) return;
      const key = event.key.toUpperCase();
      const afterG = event.timeStamp - gPressedAt.current < PATIENCE_MS;
      gPressedAt.current = key === 'G' ? event.timeStamp : -PATIENCE_MS;
      if (event.key === '?') showSheet();
      else if (key === 'G' || !(afterG || key === 'N') || !go(key)) return;
      event.preventDefault();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [navigate, places, showSheet]);
}
