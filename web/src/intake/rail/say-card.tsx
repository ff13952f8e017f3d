import { useContext, useEffect, useState } from 'react';
import { useT } from '../../i18n/use-t.js';
import { Say } from '../../ui/notice.js';
import { ReadingAloudContext, useOpenIntake } from '../desk-context.js';
import css from '../intake.module.css';
import { type Question } from '../questionnaire.js';
import { ReadAloudSwitch, type ReadAloudProps } from './read-aloud-switch.js';

/** The sentence for the question that has the focus, always in the same place, and how it is read. */
export function SayCard({ readAloud }: { readAloud: ReadAloudProps }) {
  const t = useT('intake');
  const { language, shown } = useContext(ReadingAloudContext);
  const question = useFocusedQuestion();
  const sentence = question?.say?.[language];
  return (
    <div className={css.railCard}>
      {shown && (
        // The sentence stands before its question as well: a screen reader meets it there, not twice.
        <div className={css.sayNow} aria-hidden="true">
          {sentence ? (
            <Say lang={language}>{sentence}</Say>
          ) : (
            <p className={css.railSmall}>{t('say.nothing')}</p>
          )}
        </div>
      )}
      <ReadAloudSwitch {...readAloud} />
    </div>
  );
}

function useFocusedQuestion(): Question | undefined {
  const { questionnaire } = useOpenIntake();
  const [id, setId] = useState<string | undefined>(undefined);
  useEffect(() => {
    const look = () => {
      const place = document.activeElement?.closest<HTMLElement>('[data-question]');
      if (place) setId(place.dataset['question']);
    };
    look();
    document.addEventListener('focusin', look);
    return () => document.removeEventListener('focusin', look);
  }, []);
  return questionnaire.sections
    .flatMap((section) => section.questions)
    .find((question) => question.id === id);
}
