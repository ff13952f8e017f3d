import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useLanguage, useOf, useT } from '../i18n/use-t.js';
import { isMasked, textOf, valueOf } from '../intake/answers.js';
import { intakeApi } from '../intake/intake-api.js';
import { type Intake } from '../intake/intake-types.js';
import {
  A_NUMBER_QUESTION,
  isAsked,
  isLocked,
  type Question,
  type Questionnaire,
} from '../intake/questionnaire.js';
import { UrgencyBadge } from '../intake/urgency-badge.js';
import { answerWords, listName } from '../intake/wording.js';
import { courtsQuery } from '../places/places-queries.js';
import { useSession } from '../session/use-session.js';
import { useFormat, viewerZone } from '../ui/format.js';
import { Facts } from '../ui/layout.js';
import { Masked } from '../ui/masked.js';
import { Badge, Notice } from '../ui/notice.js';
import css from './review.module.css';

interface IntakeSummaryProps {
  intake: Intake;
  questionnaire: Questionnaire;
  duplicates: number;
}

/** The intake read back in the order it was asked, with what nobody asked said once at the end of a section. */
export function IntakeSummary({ intake, questionnaire, duplicates }: IntakeSummaryProps) {
  const t = useT('review');
  const tIntake = useT('intake');
  const of = useOf();
  const { ago } = useFormat();
  return (
    <div className={css.summary}>
      <div className={css.top}>
        <p className={css.name}>{listName(intake.answers) || tIntake('rail.noName')}</p>
        <p className={css.line}>
          <UrgencyBadge level={intake.urgency.level} />
          <Badge tone={intake.enoughToAct ? 'ok' : 'plain'}>
            {tIntake('enough.title')}: {tIntake(intake.enoughToAct ? 'enough.yes' : 'enough.no')}
          </Badge>
          <Badge tone={intake.consent.share ? 'ok' : 'soon'}>
            {t(intake.consent.share ? 'panel.mayShare' : 'panel.mayNotShare')}
          </Badge>
        </p>
        {intake.urgency.reasons.length > 0 && (
          <p>{intake.urgency.reasons.map((reason) => tIntake(`urgency.${reason}`)).join(' · ')}</p>
        )}
        <p className={css.muted}>
          {t('panel.taken', { name: intake.takenBy.name, when: ago(intake.finishedAt ?? intake.savedAt) })}
        </p>
        {duplicates > 0 && <Notice tone="soon">{t('panel.duplicates', { count: duplicates })}</Notice>}
        {intake.outcome?.note && <Notice title={t('panel.note')}>{intake.outcome.note}</Notice>}
      </div>
      {questionnaire.sections.map((section) => (
        <section key={section.id} className={css.section} aria-labelledby={`summary-${section.id}`}>
          <h3 id={`summary-${section.id}`}>
            <span className={css.muted}>{section.number}</span> {of(section.title)}
          </h3>
          <SectionAnswers questions={section.questions} intake={intake} questionnaire={questionnaire} />
        </section>
      ))}
    </div>
  );
}

interface SectionAnswersProps {
  questions: readonly Question[];
  intake: Intake;
  questionnaire: Questionnaire;
}

function SectionAnswers({ questions, intake, questionnaire }: SectionAnswersProps) {
  const t = useT('review');
  const tIntake = useT('intake');
  const tKit = useT('ui');
  const of = useOf();
  const language = useLanguage();
  const { me } = useSession();
  const timeZone = me?.timeZone ?? viewerZone();
  const { data: courts } = useQuery(courtsQuery);
  const placeNames = useMemo(
    () =>
      new Map(
        [...(courts ?? []), ...(intake.facility ? [intake.facility] : [])].map(({ id, name }) => [id, name]),
      ),
    [courts, intake.facility],
  );
  const { answers, monitoredLine } = intake;
  const asked = questions.filter((question) => isAsked(question, answers, monitoredLine));
  const answered = asked.filter((question) => answers[question.id] !== undefined);
  const open = asked.filter((question) => answers[question.id] === undefined && !isLocked(question, answers));
  const words = { t: tIntake, tKit, language, timeZone, questionnaire, placeNames };
  return (
    <>
      <Facts
        items={answered.map((question) => ({
          label: of(question.label),
          value:
            question.id === A_NUMBER_QUESTION && isMasked(valueOf(answers[question.id])) ? (
              <HiddenNumber intake={intake} label={of(question.label)} />
            ) : (
              answerWords(question, answers[question.id], words)
            ),
        }))}
      />
      {open.length > 0 && <p className={css.muted}>{t('panel.notAsked', { count: open.length })}</p>}
    </>
  );
}

function HiddenNumber({ intake, label }: { intake: Intake; label: string }) {
  const show = async () => {
    const told = await intakeApi.reveal(intake.id);
    if (told.ok) return told.value.value;
    throw told.problem;
  };
  return <Masked masked={textOf(intake.answers[A_NUMBER_QUESTION])} label={label} onReveal={show} />;
}
