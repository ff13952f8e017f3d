import { useEffect, useRef, useState } from 'react';

const alike = (one: string, other: string) => one === other;

/**
 * What stands in a box while somebody writes: theirs, letter for letter. It follows the answer when something else than
 * this box changes it: another tab, a colleague whose answer was kept.
 */
export function useOwn<T>(answer: string, shownFor: (answer: string) => T, same = alike) {
  const [shown, setShown] = useState(() => shownFor(answer));
  const mine = useRef(answer);
  const ways = useRef({ shownFor, same });
  useEffect(() => {
    ways.current = { shownFor, same };
  });
  useEffect(() => {
    if (ways.current.same(answer, mine.current)) return;
    mine.current = answer;
    setShown(ways.current.shownFor(answer));
  }, [answer]);
  /** `kept` is the answer that this writing leads to. */
  const write = (next: T, kept: string) => {
    mine.current = kept;
    setShown(next);
  };
  return [shown, write] as const;
}
