import { type ClipboardEvent, type Ref, useRef, useState } from 'react';
import { useLanguage, useT } from '../i18n/use-t.js';
import { Pill } from './choice.js';
import { FieldFrame, type FieldProps, useFieldIds } from './field.js';
import { dateInWords, thisYear } from './format.js';
import {
  boxesOf,
  type DateBoxes,
  EMPTY_BOXES,
  type PartialDate,
  type ReadDate,
  readBoxes,
  splitDate,
} from './partial-date.js';
import styles from './field.module.css';

export interface DatePartsProps extends FieldProps {
  /** What is kept: a date as far as known, `'unknown'`, or null for not asked. */
  value: PartialDate | 'unknown' | null;
  /**
   * Told at every change with what the boxes say now. Keep `date`, `unknown` and `empty`; for `unfinished` and
   * `wrong` keep what you had: the boxes stay as typed and the field shows the fix itself when left. `boxes` is
   * the text itself, for a form that keeps half a date over a reload and gives it back as `startingBoxes`.
   */
  onChange: (read: ReadDate, boxes: DateBoxes) => void;
  startingBoxes?: DateBoxes;
  onBlur?: () => void;
  disabled?: boolean;
  /** "This date is approximate" and "Not known" can be left out where an exact day is needed. */
  exact?: boolean;
  inputRef?: Ref<HTMLInputElement>;
}

const PARTS = ['month', 'day', 'year'] as const;
type Part = (typeof PARTS)[number];

/** A whole date that cannot grow any more: `3/4/85`, `3/4/1985`, `1985-03-04`; `3/4/19` may become 1985 yet. */
const WHOLE = /^(\d{4}-\d{2}-\d{2}|[^\s/.-]+[/.-][^\s/.-]+[/.-](\d{4}|(?!19|20)\d{2}))$/;

function startBoxes(value: DatePartsProps['value']): DateBoxes {
  return value === null || value === 'unknown' ? EMPTY_BOXES : boxesOf(value);
}

function same(value: DatePartsProps['value'], read: ReadDate): boolean {
  if (read.kind === 'unknown') return value === 'unknown';
  if (read.kind === 'date') return JSON.stringify(value) === JSON.stringify(read.date);
  return read.kind === 'empty' ? value === null : true;
}

/**
 * Month, day, year in three boxes. A whole date pasted or typed into a box is split (`3/4/85`, `4 marzo 1985`,
 * `1985-03-04`, `~1985`); `?` means not known; month names work in both languages. The date in words stands below.
 */
export function DateParts({
  value,
  onChange,
  startingBoxes,
  onBlur,
  disabled,
  exact,
  inputRef,
  ...field
}: DatePartsProps) {
  const t = useT('ui');
  const language = useLanguage();
  const [boxes, setBoxes] = useState(() => startingBoxes ?? startBoxes(value));
  const [unknown, setUnknown] = useState(value === 'unknown');
  const [left, setLeft] = useState(false);
  // What stood in the boxes before "Not known" was pressed, for whoever presses it again.
  const before = useRef(EMPTY_BOXES);
  const [seen, setSeen] = useState(value);
  const read: ReadDate = unknown ? { kind: 'unknown' } : readBoxes(boxes, thisYear());

  // A value that came from elsewhere (another tab, a merge) replaces the boxes; our own echo does not.
  if (JSON.stringify(seen) !== JSON.stringify(value)) {
    setSeen(value);
    if (!same(value, read)) {
      setBoxes(startBoxes(value));
      setUnknown(value === 'unknown');
    }
  }

  const become = (next: DateBoxes, isUnknown = false) => {
    setBoxes(next);
    setUnknown(isUnknown);
    onChange(isUnknown ? { kind: 'unknown' } : readBoxes(next, thisYear()), next);
  };
  const type = (part: Part, text: string) => {
    if (text.trim() === '?' && !exact) return become(EMPTY_BOXES, true);
    become((WHOLE.test(text) && splitDate(text, 'month-first')) || { ...boxes, [part]: text });
  };
  const paste = (event: ClipboardEvent) => {
    const split = splitDate(event.clipboardData.getData('text'), 'month-first');
    if (!split) return;
    event.preventDefault();
    become(split);
  };
  const notKnown = (on: boolean) => {
    if (on) before.current = boxes;
    become(on ? EMPTY_BOXES : before.current, on);
  };
  const leave = () => {
    setLeft(true);
    onBlur?.();
  };
  const splitWhatIsWhole = (part: Part) => {
    const split = /[/.\-~ ]/.test(boxes[part]) ? splitDate(boxes[part], 'month-first') : null;
    if (split) become(split);
  };
  const ownError =
    left && read.kind === 'wrong'
      ? t(`date.${read.code}`)
      : left && read.kind === 'unfinished'
        ? t('date.unfinished')
        : undefined;
  const words =
    read.kind === 'date'
      ? dateInWords(read.date, language, t)
      : read.kind === 'unknown'
        ? t('date.isUnknown')
        : undefined;
  const frame: FieldProps = { ...field, error: field.error ?? ownError, note: words ?? field.note };
  const ids = useFieldIds(frame);

  return (
    <FieldFrame {...frame} ids={ids} group="group">
      <div
        className={styles.dates}
        onBlur={(event) => !event.currentTarget.contains(event.relatedTarget) && leave()}
      >
        {PARTS.map((part, index) => (
          <label key={part} className={styles.part}>
            {t(`date.${part}`)}
            <input
              ref={index === 0 ? inputRef : undefined}
              className={part === 'year' ? `${styles.box} ${styles.year}` : styles.box}
              inputMode={part === 'month' ? 'text' : 'numeric'}
              autoComplete="off"
              value={boxes[part]}
              disabled={disabled}
              aria-invalid={frame.error ? true : undefined}
              aria-describedby={ids.describedBy}
              onChange={(event) => type(part, event.target.value)}
              onPaste={paste}
              onBlur={() => splitWhatIsWhole(part)}
            />
          </label>
        ))}
        {!exact && (
          <>
            <Pill
              type="checkbox"
              checked={boxes.approximate && !unknown}
              {...(disabled && { disabled })}
              label={t('date.approximate')}
              onPick={(approximate) => become({ ...boxes, approximate })}
            />
            <Pill
              type="checkbox"
              checked={unknown}
              {...(disabled && { disabled })}
              label={t('date.unknown')}
              onPick={notKnown}
            />
          </>
        )}
      </div>
    </FieldFrame>
  );
}
