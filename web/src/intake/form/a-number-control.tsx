import { useEffect, useRef, useState } from 'react';
import { useT } from '../../i18n/use-t.js';
import { Button } from '../../ui/button.js';
import { FieldFrame, useFieldIds } from '../../ui/field.js';
import { Masked } from '../../ui/masked.js';
import { TextField } from '../../ui/text-field.js';
import { inThrees, maskANumber, readANumber } from '../a-number.js';
import { isMasked, sameAnswer, textOf, valueOf } from '../answers.js';
import { useOpenIntake } from '../desk-context.js';
import css from './fields.module.css';
import { useOwn } from './use-own.js';
import { useFrame, usePlaceholder, type Field } from './use-field.js';

/**
 * The A-number: typed in any way, read back in threes, and hidden again after leaving the field. Showing
 * a hidden number asks the server, which writes down who looked.
 */
export function ANumberControl({ field }: { field: Field }) {
  const { masks } = useOpenIntake();
  const [editing, setEditing] = useState(false);
  const value = valueOf(field.answer);
  const whole = isMasked(value) || readANumber(textOf(field.answer)).ok;
  const hidden = isMasked(value) || (masks && whole);
  if (hidden && !editing) return <HiddenNumber field={field} onChange={() => setEditing(true)} />;
  const leave = () => {
    setEditing(false);
    field.saveNow();
  };
  return <NumberBox field={field} fresh={editing} onEnter={() => setEditing(true)} onLeave={leave} />;
}

const withoutMask = (kept: string) => (isMasked(kept) ? '' : kept);

/** The server answers a number with its mask; that is no other number. */
function sameNumber(one: string, other: string): boolean {
  return sameAnswer({ state: 'value', value: one }, { state: 'value', value: other });
}

function NumberBox(props: { field: Field; fresh: boolean; onEnter: () => void; onLeave: () => void }) {
  const { field } = props;
  const frame = useFrame(field);
  const placeholder = usePlaceholder(field);
  const box = useRef<HTMLInputElement>(null);
  const fresh = useRef(props.fresh);
  // The person pressed "change": the box has just taken the place of the hidden number.
  useEffect(() => {
    if (fresh.current) box.current?.focus();
  }, []);
  const [text, write] = useOwn(textOf(field.answer), withoutMask, sameNumber);
  const type = (next: string) => {
    const read = readANumber(next);
    const value = next.trim() === '' ? '' : read.ok ? read.value : next;
    write(next, value);
    if (value === '') field.set(null);
    else field.set({ state: 'value', value }, read.ok ? undefined : read.code);
  };
  return (
    <TextField
      {...frame}
      ref={box}
      id={field.id}
      value={text}
      note={<ReadBack text={text} />}
      placeholder={placeholder}
      disabled={field.locked}
      autoCapitalize="characters"
      spellCheck={false}
      maxLength={20}
      onFocus={props.onEnter}
      onBlur={props.onLeave}
      onChange={(event) => type(event.target.value)}
    />
  );
}

/** The number in threes, to be read back to the caller, and a word about a zero that was added. */
function ReadBack({ text }: { text: string }) {
  const t = useT('intake');
  const read = readANumber(text);
  return (
    <span role="status">
      {read.ok && t('aNumber.readBack', { number: inThrees(read.value) })}
      {read.ok && read.padded && ` ${t('aNumber.padded')}`}
    </span>
  );
}

function HiddenNumber({ field, onChange }: { field: Field; onChange: () => void }) {
  const t = useT('intake');
  const frame = useFrame(field);
  const ids = useFieldIds(frame);
  const { desk } = useOpenIntake();
  const show = async () => {
    const told = await desk.reveal();
    if (told.ok) return told.value.value;
    throw told.problem;
  };
  return (
    <FieldFrame {...frame} ids={ids} group="group">
      <div className={css.hiddenNumber}>
        <Masked masked={maskANumber(textOf(field.answer))} label={String(frame.label)} onReveal={show} />
        {!field.locked && (
          <Button small variant="quiet" onClick={onChange}>
            {t('aNumber.change')}
          </Button>
        )}
      </div>
    </FieldFrame>
  );
}
