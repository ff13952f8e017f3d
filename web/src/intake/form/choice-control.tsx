import { useOf, useT } from '../../i18n/use-t.js';
import { Checkbox, Choice, Choices } from '../../ui/choice.js';
import { Select } from '../../ui/text-field.js';
import { YesNoUnknown, type YesNo } from '../../ui/yes-no-unknown.js';
import { declined, textOf, unknown, valueOf, valueOrNothing } from '../answers.js';
import { type Question } from '../questionnaire.js';
import { isWithoutValue, useFrame, useStateWords, type Field } from './use-field.js';

/** What a line of buttons holds, in letters; a button costs as much as so many more. */
const LETTERS_IN_A_LINE = { third: 0, half: 38, full: 90 };
const LETTERS_PER_BUTTON = 7;

function useOptions(field: Field) {
  const of = useOf();
  return (field.question.choices ?? []).map((choice) => ({ value: choice.value, label: of(choice.label) }));
}

/** Yes, no, not sure. "Would rather not say" has the key `-` and shows when it was chosen. */
export function YesNoControl({ field }: { field: Field }) {
  const frame = useFrame(field);
  const { answer } = field;
  const choose = (next: YesNo | null) => {
    if (next === null) field.set(null);
    else if (next === 'unknown') field.set(unknown);
    else if (next === 'declined') field.set(declined);
    else field.set({ state: 'value', value: next });
  };
  return (
    <YesNoUnknown
      label={frame.label}
      hint={frame.hint}
      note={frame.error}
      value={yesNoOf(field)}
      onChange={choose}
      declinable={answer?.state === 'declined'}
      disabled={field.locked}
    />
  );
}

function yesNoOf({ answer }: Field): YesNo | null {
  if (!answer) return null;
  if (answer.state !== 'value') return answer.state;
  return answer.value === 'yes' ? 'yes' : 'no';
}

/** One of several: in sight when they fit in one line, the platform's own list when they do not. */
export function ChoiceControl({ field }: { field: Field }) {
  return fitsInSight(field.question) ? <ChoiceInSight field={field} /> : <ChoiceList field={field} />;
}

/** Judged by the longer language, so that switching the language changes no control. */
function fitsInSight({ choices = [], width = 'half' }: Question): boolean {
  const letters = choices.map(({ label }) => Math.max(label.en.length, label.es.length) + LETTERS_PER_BUTTON);
  return letters.reduce((sum, one) => sum + one, 0) <= LETTERS_IN_A_LINE[width];
}

function ChoiceInSight({ field }: { field: Field }) {
  const frame = useFrame(field);
  const state = useStateWords(field);
  return (
    <Choice
      {...frame}
      note={state}
      options={useOptions(field)}
      value={textOf(field.answer) || null}
      onChange={(value) => field.set(valueOrNothing(value ?? ''))}
      clearable
      disabled={field.locked}
    />
  );
}

function ChoiceList({ field }: { field: Field }) {
  const t = useT('intake');
  const frame = useFrame(field);
  const options = useOptions(field);
  const shown = isWithoutValue(field.answer) ? `(${field.answer?.state ?? ''})` : textOf(field.answer);
  const choose = (value: string) => {
    if (value === '(unknown)') field.set(unknown);
    else if (value === '(declined)') field.set(declined);
    else field.set(valueOrNothing(value));
  };
  return (
    <Select
      {...frame}
      id={field.id}
      placeholder={field.locked ? t('consent.askFirst') : t('choice.none')}
      options={[
        ...options,
        { value: '(unknown)', label: `? ${t('answer.unknown')}` },
        { value: '(declined)', label: `– ${t('answer.declined')}` },
      ]}
      value={shown}
      disabled={field.locked}
      onChange={(event) => choose(event.target.value)}
    />
  );
}

/** Any of several. */
export function ChoicesControl({ field }: { field: Field }) {
  const frame = useFrame(field);
  const state = useStateWords(field);
  const value = valueOf(field.answer);
  return (
    <Choices
      {...frame}
      note={state}
      options={useOptions(field)}
      value={Array.isArray(value) ? value.map(String) : []}
      onChange={(next) => field.set(valueOrNothing(next))}
      disabled={field.locked}
    />
  );
}

/** A single box to tick. */
export function FlagControl({ field }: { field: Field }) {
  const frame = useFrame(field);
  return (
    <Checkbox
      id={field.id}
      label={frame.label}
      hint={field.locked ? undefined : frame.hint}
      error={frame.error}
      checked={valueOf(field.answer) === true}
      disabled={field.locked}
      onChange={(checked) => field.set({ state: 'value', value: checked })}
    />
  );
}
