import { useState } from 'react';
import { useFromAnswers } from './desk-context.js';
import { readAloudLanguage, type Language } from './questionnaire.js';
import { type ReadAloudProps } from './rail/read-aloud-switch.js';

const SHOWN = 'fianza.scripts';

/** The language of the sentences follows the caller until the volunteer chooses; whether they show is remembered. */
export function useReadAloud(): ReadAloudProps {
  const [chosen, setChosen] = useState<Language | null>(null);
  const [shown, setShown] = useState(() => localStorage.getItem(SHOWN) !== 'off');
  const callers = useFromAnswers(followCaller);
  return {
    language: chosen ?? callers,
    shown,
    onLanguage: setChosen,
    onShown: (next) => {
      localStorage.setItem(SHOWN, next ? 'on' : 'off');
      setShown(next);
    },
  };
}

const followCaller = (answers: Parameters<typeof readAloudLanguage>[0]): Language =>
  readAloudLanguage(answers, null);
