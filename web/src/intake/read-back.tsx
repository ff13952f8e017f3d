import { useOf, useT } from '../i18n/use-t.js';
import { Facts } from '../ui/layout.js';
import { inThrees, maskANumber } from './a-number.js';
import { isMasked, textOf } from './answers.js';
import { useAnswers, useIntake, useOpenIntake } from './desk-context.js';
import css from './intake.module.css';
import { A_NUMBER_QUESTION, type Question } from './questionnaire.js';
import { useWording } from './wording.js';

const READ_BACK = [
  'caller.phone',
  'caller.name',
  'detained.givenNames',
  'detained.firstSurname',
  'detained.secondSurname',
  A_NUMBER_QUESTION,
  'detained.countryOfBirth',
  'detained.birth',
  'detained.facility',
  'court.hearingOn',
];

/** What was noted, to be read back to the caller before the call ends, with the reference to give. */
export function ReadBack() {
  const t = useT('intake');
  const of = useOf();
  const { questionnaire, masks } = useOpenIntake();
  const { reference } = useIntake();
  const answers = useAnswers();
  const wording = useWording();
  const all = questionnaire.sections.flatMap((section) => section.questions);
  const chosen = READ_BACK.map((id) => all.find((question) => question.id === id)).filter(
    (question): question is Question => question !== undefined && answers[question.id] !== undefined,
  );
  const words = (question: Question) => {
    const number = textOf(answers[question.id]);
    if (question.id !== A_NUMBER_QUESTION || !number) return wording(question, answers[question.id]);
    return masks || isMasked(number) ? maskANumber(number) : `A ${inThrees(number)}`;
  };
  return (
    <div className={css.readBack}>
      <p className={css.reference}>
        {t('close.reference')} <strong>{reference}</strong>
      </p>
      {chosen.length > 0 && (
        <Facts items={chosen.map((question) => ({ label: of(question.label), value: words(question) }))} />
      )}
    </div>
  );
}
