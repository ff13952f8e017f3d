import { useEffect, useState } from 'react';

const PAUSE_MS = 500;

/** The value as it was when it had not changed for half a second: so that not every key asks the server. */
export function useSettled(value: string): string {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}
