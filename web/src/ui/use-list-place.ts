import { type RefObject, useLayoutEffect, useState } from 'react';

/** A list of fewer pixels shows too little to choose from. */
const LEAST = 160;
const MARGIN = 12;

/** Where an open list has room: below its box, or above it when a keyboard or the window's edge leaves too little. */
export function useListPlace(open: boolean, box: RefObject<HTMLElement | null>) {
  const [place, setPlace] = useState({ above: false, room: LEAST });
  useLayoutEffect(() => {
    if (!open) return;
    const measure = () => {
      const edges = box.current?.getBoundingClientRect();
      if (!edges) return;
      const below = (globalThis.visualViewport?.height ?? globalThis.innerHeight) - edges.bottom - MARGIN;
      const over = edges.top - MARGIN;
      const above = below < LEAST && over > below;
      setPlace({ above, room: Math.max(LEAST, above ? over : below) });
    };
    measure();
    const view = globalThis.visualViewport;
    view?.addEventListener('resize', measure);
    return () => view?.removeEventListener('resize', measure);
  }, [open, box]);
  return place;
}
