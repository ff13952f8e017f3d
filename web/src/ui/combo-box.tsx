import { ChevronDown } from 'lucide-react';
import { useId, useRef } from 'react';
import { useT } from '../i18n/use-t.js';
import { classes } from './classes.js';
import { type ComboBoxProps } from './combo-item.js';
import { ComboList, optionId } from './combo-list.js';
import { FieldFrame, useFieldIds } from './field.js';
import { useComboList } from './use-combo-list.js';
import fieldStyles from './field.module.css';
import styles from './combo-box.module.css';

/**
 * A box to type in with a list of what fits (the "editable combobox" of the ARIA practices). Arrow keys walk the list,
 * Enter or Tab takes, Escape closes. What was typed stays, whether the list knows it or not, and whenever it arrives.
 */
export function ComboBox(props: ComboBoxProps) {
  const t = useT('ui');
  const ids = useFieldIds(props, props.id);
  const listId = useId();
  const line = useRef<HTMLDivElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const list = useComboList(props, input);
  const { items, open, active } = list;
  const hasList = open && items.length > 0;
  const none = props.settled === false ? t('loading') : (props.emptyText ?? t('combo.none'));
  const said = items.length > 0 ? t('combo.count', { count: items.length }) : none;
  return (
    <FieldFrame {...props} ids={ids}>
      <div ref={line} className={styles.line}>
        <input
          ref={input}
          id={ids.control}
          role="combobox"
          className={classes(fieldStyles.box, styles.input)}
          autoComplete="off"
          spellCheck={false}
          placeholder={props.placeholder}
          disabled={props.disabled}
          value={props.text}
          aria-autocomplete="list"
          aria-expanded={hasList}
          aria-controls={hasList ? listId : undefined}
          aria-activedescendant={active ? optionId(listId, active) : undefined}
          aria-describedby={ids.describedBy}
          aria-invalid={props.error ? true : undefined}
          onChange={(event) => list.write(event.target.value)}
          onFocus={list.show}
          onClick={list.show}
          onBlur={list.leave}
          onKeyDown={list.press}
        />
        <button
          type="button"
          tabIndex={-1}
          className={styles.open}
          disabled={props.disabled}
          aria-label={t('combo.open')}
          aria-expanded={hasList}
          onMouseDown={(event) => event.preventDefault()}
          onClick={list.toggle}
        >
          <ChevronDown size={20} aria-hidden="true" />
        </button>
        {open && (
          <ComboList
            id={listId}
            labelledBy={ids.label}
            items={items}
            value={props.value}
            active={active}
            emptyText={none}
            box={line}
            onTake={list.take}
          />
        )}
        <span role="status" className="hidden-but-read">
          {open && said}
        </span>
      </div>
    </FieldFrame>
  );
}
