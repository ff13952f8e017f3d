import { useEffect, useRef, type RefObject } from 'react';
import { type ComboItem } from './combo-item.js';
import { useListPlace } from './use-list-place.js';
import styles from './combo-box.module.css';

interface ComboListProps {
  id: string;
  labelledBy: string;
  items: readonly ComboItem[];
  value: string | null;
  active: ComboItem | undefined;
  /** What stands in the place of a list without items. */
  emptyText: string;
  /** The box that the list belongs to. */
  box: RefObject<HTMLElement | null>;
  onTake: (item: ComboItem) => void;
}

export const optionId = (listId: string, item: ComboItem) => `${listId}-${item.id}`;

/** The open list under (or over) a combo box. The focus stays in the box; a press here does not take it. */
export function ComboList({ id, labelledBy, items, value, active, emptyText, box, onTake }: ComboListProps) {
  const { above, room } = useListPlace(true, box);
  const list = useRef<HTMLDivElement>(null);
  const activeId = active?.id;
  useEffect(() => {
    if (activeId !== undefined)
      list.current?.querySelector('[data-active]')?.scrollIntoView({ block: 'nearest' });
  }, [activeId]);
  return (
    <div
      className={styles.popover}
      data-above={above || undefined}
      style={{ maxHeight: `min(24rem, ${room}px)` }}
      onMouseDown={(event) => event.preventDefault()}
    >
      {items.length === 0 ? (
        <div className={styles.none}>{emptyText}</div>
      ) : (
        <div ref={list} id={id} role="listbox" aria-labelledby={labelledBy} className={styles.list}>
          {items.map((item) => (
            <button
              key={item.id}
              type="button"
              id={optionId(id, item)}
              role="option"
              tabIndex={-1}
              aria-selected={item.id === value}
              data-active={item.id === activeId || undefined}
              className={styles.item}
              onClick={() => onTake(item)}
            >
              <span>{item.label}</span>
              {item.detail && <span className={styles.detail}>{item.detail}</span>}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}
