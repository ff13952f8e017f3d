import { DateParts } from '../../ui/date-parts.js';
import { type DateBoxes, type ReadDate } from '../../ui/partial-date.js';
import { TextField } from '../../ui/text-field.js';
import { FieldRow } from '../../ui/field.js';
import { zoneWord } from '../../ui/zone-word.js';
import { useT } from '../../i18n/use-t.js';
import { textOf, unknown, valueOf } from '../answers.js';
import { useOpenIntake } from '../desk-context.js';
import { instantFrom, wallTime } from '../now.js';
import { boxesFrom, dateAnswer, dateFrom } from './date-answer.js';
import { useOwn } from './use-own.js';
import { isWithoutValue, useFrame, useStateWords, type Field } from './use-field.js';

/** A date as far as it is known, or (type `day`) a whole day. Half a date is kept here until it is whole. */
export function DateControl({ field }: { field: Field }) {
  const frame = useFrame(field);
  const state = useStateWords(field);
  const value = valueOf(field.answer);
  const exact = field.question.type === 'day';
  const change = (read: ReadDate, boxes: DateBoxes) => {
    if (read.kind === 'unknown') return field.set(unknown);
    const { answer, unreadable } = dateAnswer(field.question.type, read, boxes);
    field.set(answer, unreadable);
  };
  const date = dateFrom(value);
  const kept = date === null && value !== undefined ? boxesFrom(value) : undefined;
  return (
    <DateParts
      {...frame}
      // The boxes say themselves what is missing in a date; only the server's word is added.
      error={field.errorCode === 'date-unfinished' ? undefined : frame.error}
      note={state || undefined}
      value={field.answer?.state === 'unknown' && !exact ? 'unknown' : date}
      onChange={change}
      onBlur={field.saveNow}
      exact={exact}
      disabled={field.locked}
      {...(kept && { startingBoxes: kept })}
    />
  );
}

/** A day and a clock time, in the zone of the person at the phone. */
export function InstantControl({ field }: { field: Field }) {
  const t = useT('intake');
  const frame = useFrame(field);
  const state = useStateWords(field);
  const { timeZone } = useOpenIntake();
  const [wall, show] = useOwn(textOf(field.answer), (at) => readWall(at, timeZone));
  const write = (next: { day: string; time: string }) => {
    const instant = instantFrom(next.day, next.time, timeZone);
    const value = !next.day && !next.time ? '' : (instant ?? `${next.day}T${next.time}`);
    show(next, value);
    if (value === '') field.set(null);
    else field.set({ state: 'value', value }, instant ? undefined : 'unreadable');
  };
  const shared = { disabled: field.locked, onBlur: field.saveNow, width: 'half' } as const;
  return (
    <div role="group" aria-label={String(frame.label)}>
      <FieldRow>
        <TextField
          {...shared}
          label={frame.label}
          hint={t('date.day')}
          error={frame.error}
          note={state || undefined}
          id={field.id}
          type="date"
          value={isWithoutValue(field.answer) ? '' : wall.day}
          onChange={(event) => write({ ...wall, day: event.target.value })}
        />
        <TextField
          {...shared}
          label={t('date.time')}
          hint={zoneWord(timeZone, wall.day || null)}
          type="time"
          value={isWithoutValue(field.answer) ? '' : wall.time}
          onChange={(event) => write({ ...wall, time: event.target.value })}
        />
      </FieldRow>
    </div>
  );
}

function readWall(at: string, timeZone: string): { day: string; time: string } {
  try {
    return at ? wallTime(at, timeZone) : { day: '', time: '' };
  } catch {
    const [day = '', time = ''] = at.split('T');
    return { day, time };
  }
}
