import { useT } from '../../i18n/use-t.js';
import { Button } from '../../ui/button.js';
import { type Answer } from '../answers.js';
import { useOpenIntake } from '../desk-context.js';
import { type Clash } from '../unsent.js';
import { useWording } from '../wording.js';
import css from './fields.module.css';
import { type Field } from './use-field.js';

/** Two people answered this question. Both answers stand side by side until a person chooses. */
export function ClashPanel({ field, clash }: { field: Field; clash: Clash }) {
  const t = useT('intake');
  const { desk } = useOpenIntake();
  const wording = useWording();
  const said = (answer: Answer | null) => wording(field.question, answer);
  const settle = (choice: 'mine' | 'theirs') => desk.autosave.settle(field.question.id, choice);
  return (
    <div className={css.clash} role="group" aria-label={t('clash.title')}>
      <p className={css.clashTitle}>{t('clash.title')}</p>
      <dl className={css.clashPair}>
        <div>
          <dt>{t('clash.mine')}</dt>
          <dd>{said(clash.mine)}</dd>
        </div>
        <div>
          <dt>{t('clash.theirs')}</dt>
          <dd>{said(clash.theirs)}</dd>
        </div>
      </dl>
      <div className={css.buttons}>
        <Button small variant="primary" onClick={() => settle('mine')}>
          {t('clash.keepMine')}
        </Button>
        <Button small onClick={() => settle('theirs')}>
          {t('clash.keepTheirs')}
        </Button>
      </div>
    </div>
  );
}
