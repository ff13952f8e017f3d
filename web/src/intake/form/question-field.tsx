import { Lock } from 'lucide-react';
import {
  memo,
  useCallback,
  useContext,
  type ComponentType,
  type FocusEvent,
  type KeyboardEvent,
} from 'react';
import { useOf, useT } from '../../i18n/use-t.js';
import { Notice, Say } from '../../ui/notice.js';
import { declined, unknown } from '../answers.js';
import { ReadingAloudContext, useFromAnswers, useIntake } from '../desk-context.js';
import { DuplicatesPanel } from '../duplicates-panel.js';
import { isAsked, sentenceAfter, type Question, type QuestionType } from '../questionnaire.js';
import { ANumberControl } from './a-number-control.js';
import { ChoiceControl, ChoicesControl, FlagControl, YesNoControl } from './choice-control.js';
import { ClashPanel } from './clash-panel.js';
import { DateControl, InstantControl } from './date-control.js';
import css from './fields.module.css';
import { CountryControl, CourtControl, FacilityControl, LanguageControl } from './pick-control.js';
import { TextControl } from './text-control.js';
import { answeredByKey, elementId, useField, type Field } from './use-field.js';

const CONTROLS: Record<QuestionType, ComponentType<{ field: Field }>> = {
  text: TextControl,
  longText: TextControl,
  name: TextControl,
  phone: TextControl,
  aNumber: ANumberControl,
  country: CountryControl,
  language: LanguageControl,
  choice: ChoiceControl,
  band: ChoiceControl,
  choices: ChoicesControl,
  yesNo: YesNoControl,
  flag: FlagControl,
  partialDate: DateControl,
  day: DateControl,
  instant: InstantControl,
  facility: FacilityControl,
  court: CourtControl,
};

interface QuestionFieldProps {
  question: Question;
  /** Columns of six. */
  span: number;
}

/** One question, when it is asked at all. It draws again when its own answer changes, not with every key. */
export const QuestionField = memo(function QuestionField({ question, span }: QuestionFieldProps) {
  const { monitoredLine } = useIntake();
  const asked = useFromAnswers(
    useCallback((answers) => isAsked(question, answers, monitoredLine), [question, monitoredLine]),
  );
  return asked ? <AskedQuestion question={question} span={span} /> : null;
});

function AskedQuestion({ question, span }: QuestionFieldProps) {
  const field = useField(question);
  const { language, shown } = useContext(ReadingAloudContext);
  const Control = CONTROLS[question.type];
  const leave = (event: FocusEvent) => {
    if (!event.currentTarget.contains(event.relatedTarget)) field.left();
  };
  return (
    <div
      id={`${elementId(question.id)}-place`}
      className={css.question}
      data-question={question.id}
      data-span={span}
      data-type={question.type}
      data-answer={field.answer?.state ?? 'none'}
      data-locked={field.locked || undefined}
      onFocus={field.entered}
      onBlur={leave}
      onKeyDown={(event) => {
        stateByKey(event, field);
        followChoice(event.currentTarget);
      }}
    >
      <div className={css.say}>
        {shown && question.say && <Say lang={language}>{question.say[language]}</Say>}
      </div>
      <StateButtons field={field} />
      <div className={css.control}>
        <Control field={field} />
      </div>
      <div className={css.below}>
        {field.clash && <ClashPanel field={field} clash={field.clash} />}
        {(question.type === 'aNumber' || question.id === 'caller.phone') && (
          <DuplicatesPanel reason={question.type === 'aNumber' ? 'a_number' : 'phone'} />
        )}
        <NextSentence question={question} />
      </div>
    </div>
  );
}

/** `?` and `-` where nothing has been typed yet. Text boxes with text, and open lists, keep their keys. */
function stateByKey(event: KeyboardEvent, field: Field): void {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
  const { target } = event;
  if (target instanceof HTMLButtonElement || target instanceof HTMLAnchorElement) return;
  const isBox = target instanceof HTMLInputElement && !['radio', 'checkbox'].includes(target.type);
  const isEmpty = isBox || target instanceof HTMLTextAreaElement ? target.value === '' : true;
  if (field.question.type === 'choices' && field.answer?.state === 'value') return;
  if (answeredByKey(field, event.key, isEmpty)) event.preventDefault();
}

/** A letter that chose an answer takes the focus along to it, so that the ring stands where the choice is. */
function followChoice(place: HTMLElement): void {
  requestAnimationFrame(() => {
    const focused = document.activeElement;
    if (!(focused instanceof HTMLInputElement) || focused.type !== 'radio' || focused.checked) return;
    if (place.contains(focused)) place.querySelector<HTMLElement>('input[type="radio"]:checked')?.focus();
  });
}

/** "Not sure" and "would rather not say" for a mouse or a thumb; the keyboard has `?` and `-`. */
function StateButtons({ field }: { field: Field }) {
  const t = useT('intake');
  const of = useOf();
  const { type, label } = field.question;
  if (field.locked) return <LockMark />;
  if (type === 'flag') return <span className={css.states} />;
  // The rows of yes and no, and the dates, have their own "not sure".
  const offered = type === 'yesNo' || type === 'partialDate' ? [declined] : [unknown, declined];
  return (
    <span className={css.states}>
      {offered.map((to) => (
        <button
          key={to.state}
          type="button"
          tabIndex={-1}
          className={css.stateButton}
          aria-pressed={field.answer?.state === to.state}
          aria-label={`${t(`answer.${to.state}`)}: ${of(label)}`}
          title={t(`answer.${to.state}`)}
          onClick={() => field.set(field.answer?.state === to.state ? null : to)}
        >
          {to.state === 'unknown' ? '?' : '–'}
        </button>
      ))}
    </span>
  );
}

function LockMark() {
  const t = useT('intake');
  return (
    <span className={css.states} title={t('consent.askFirst')}>
      <Lock size={15} aria-hidden="true" className={css.lock} />
      <span className="hidden-but-read">{t('consent.askFirst')}</span>
    </span>
  );
}

/** The sentence that follows from an answer, in the caller's language. */
function NextSentence({ question }: { question: Question }) {
  const t = useT('intake');
  const { language } = useContext(ReadingAloudContext);
  const text = useFromAnswers(
    useCallback((answers) => sentenceAfter(question, answers)?.[language], [question, language]),
  );
  if (!question.then) return null;
  return (
    <div role="status">
      {text && (
        <Notice tone="soon" title={t('say.next')}>
          <p lang={language}>{text}</p>
        </Notice>
      )}
    </div>
  );
}
