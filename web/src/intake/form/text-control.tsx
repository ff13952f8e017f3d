import { TextArea, TextField } from '../../ui/text-field.js';
import { textOf, valueOrNothing } from '../answers.js';
import { phoneWords } from '../../ui/phone.js';
import { useOwn } from './use-own.js';
import { useFrame, usePlaceholder, type Field } from './use-field.js';

const asItIs = (kept: string) => kept;

/** The text being typed, and how to go on typing. */
export function useTyped(field: Field): [string, (text: string, unreadable?: string) => void] {
  const words = field.question.type === 'phone' ? phoneWords : asItIs;
  const [text, write] = useOwn(textOf(field.answer), words);
  const type = (next: string, unreadable?: string) => {
    const answer = valueOrNothing(next);
    write(next, textOf(answer));
    field.set(answer, answer ? unreadable : undefined);
  };
  return [text, type];
}

/** Digits enough to be a telephone number somewhere; the server knows the rest. */
const SHORTEST_NUMBER = 7;

/** text, longText, name, phone. */
export function TextControl({ field }: { field: Field }) {
  const [text, type] = useTyped(field);
  const frame = useFrame(field);
  const placeholder = usePlaceholder(field);
  const { question } = field;
  const shared = {
    ...frame,
    id: field.id,
    value: text,
    placeholder,
    disabled: field.locked,
    maxLength: question.maxLength,
    // What may only be known for a second (a number before the line drops) does not wait for a pause.
    onBlur: field.saveNow,
  };
  if (question.type === 'longText') {
    return <TextArea {...shared} onChange={(event) => type(event.target.value)} />;
  }
  const phone = question.type === 'phone';
  const typed = (next: string) => {
    const tooShort = phone && next.replace(/\D/g, '').length < SHORTEST_NUMBER;
    type(next, tooShort ? 'phone' : undefined);
  };
  return (
    <TextField
      {...shared}
      type={phone ? 'tel' : 'text'}
      autoCapitalize={question.type === 'name' ? 'words' : 'sentences'}
      spellCheck={question.type === 'text'}
      onChange={(event) => typed(event.target.value)}
    />
  );
}
