import { useT } from '../../i18n/use-t.js';
import { Checkbox, Choice } from '../../ui/choice.js';
import css from '../intake.module.css';
import { type Language } from '../questionnaire.js';

export interface ReadAloudProps {
  language: Language;
  shown: boolean;
  onLanguage: (language: Language) => void;
  onShown: (shown: boolean) => void;
}

/** The language of the sentences to read aloud, apart from the language of the screen; and whether they show. */
export function ReadAloudSwitch({ language, shown, onLanguage, onShown }: ReadAloudProps) {
  const t = useT('intake');
  return (
    <div className={css.readAloud}>
      <Choice
        label={t('say.language')}
        options={[
          { value: 'es', label: <span lang="es">Español</span> },
          { value: 'en', label: <span lang="en">English</span> },
        ]}
        value={language}
        onChange={(next) => next && onLanguage(next)}
      />
      <Checkbox bare label={t('say.show')} checked={shown} onChange={onShown} />
    </div>
  );
}
