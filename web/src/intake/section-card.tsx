import { memo, useCallback, useMemo, type ReactNode } from 'react';
import { useOf, useT } from '../i18n/use-t.js';
import { Card } from '../ui/layout.js';
import { Button } from '../ui/button.js';
import { useAnswers, useFromAnswers, useIntake } from './desk-context.js';
import css from './form/fields.module.css';
import { QuestionField } from './form/question-field.js';
import { elementId } from './form/use-field.js';
import { spansOf, WIDEST } from './form/spans.js';
import { goTo } from './keyboard.js';
import { CONSENT_QUESTION, isAsked, isLocked, type Section } from './questionnaire.js';

export function sectionElementId(section: Section): string {
  return `section-${section.id}`;
}

/** One numbered section. It never closes by itself. */
export const SectionCard = memo(function SectionCard({
  section,
  before,
}: {
  section: Section;
  before?: ReactNode;
}) {
  const of = useOf();
  const spans = useSpans(section);
  return (
    <Card title={of(section.title)} number={section.number} id={sectionElementId(section)}>
      <LockedNotice section={section} />
      {before}
      <div className={css.grid}>
        {section.questions.map((question) => (
          <QuestionField key={question.id} question={question} span={spans.get(question.id) ?? WIDEST} />
        ))}
      </div>
    </Card>
  );
});

/** The widths of the questions that are asked, so that each line of them is full. */
function useSpans(section: Section): ReadonlyMap<string, number> {
  const { monitoredLine } = useIntake();
  const asked = useFromAnswers(
    useCallback(
      (answers) =>
        section.questions
          .filter((question) => isAsked(question, answers, monitoredLine))
          .map((question) => question.id)
          .join(' '),
      [section, monitoredLine],
    ),
  );
  return useMemo(() => {
    const ids = new Set(asked.split(' '));
    return spansOf(section.questions.filter((question) => ids.has(question.id)));
  }, [asked, section]);
}

/** Said once a section: why some boxes cannot be typed in, and where to change that. */
function LockedNotice({ section }: { section: Section }) {
  const t = useT('intake');
  const answers = useAnswers();
  const { monitoredLine } = useIntake();
  const asked = section.questions.filter((question) => isAsked(question, answers, monitoredLine));
  const locked = asked.filter((question) => isLocked(question, answers)).length;
  if (locked === 0) return null;
  return (
    <div className={css.lockedNotice}>
      <span>
        {t(locked === asked.length ? 'consent.lockedAll' : 'consent.lockedSome', { count: locked })}
      </span>
      <Button small variant="quiet" onClick={() => goTo(`${elementId(CONSENT_QUESTION)}-place`)}>
        {t('consent.goAsk')}
      </Button>
    </div>
  );
}
