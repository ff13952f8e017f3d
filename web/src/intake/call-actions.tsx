import { type KeyboardEvent } from 'react';
import { useOf, useT } from '../i18n/use-t.js';
import { Dialog } from '../ui/dialog.js';
import { useOpenIntake } from './desk-context.js';
import { elementId } from './form/use-field.js';
import css from './intake.module.css';
import { goTo } from './keyboard.js';
import { CONSENT_QUESTION, type Language } from './questionnaire.js';
import { sectionElementId } from './section-card.js';

export interface CallActionsProps {
  open: boolean;
  /** The call is over: there is nothing to park. */
  ended: boolean;
  /** Nothing can be answered any more. */
  readOnly: boolean;
  onClose: () => void;
  readIn: Language;
  scriptsShown: boolean;
  onScripts: () => void;
  onPark: () => void;
}

interface Action {
  key: string;
  words: string;
  act: () => void;
}

/** F2: one letter acts. Opened by a key that is no letter, so it needs no switch for speech input. */
export function CallActions(props: CallActionsProps) {
  const t = useT('intake');
  const actions = useActions(props);
  const choose = (action: Action) => {
    props.onClose();
    // After the dialog has given the focus back, so that the action may move it.
    queueMicrotask(() => requestAnimationFrame(action.act));
  };
  const byKey = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const found = actions.find((action) => action.key === event.key.toUpperCase());
    if (!found) return;
    event.preventDefault();
    choose(found);
  };
  return (
    <Dialog open={props.open} title={t('actions.title')} onClose={props.onClose}>
      <ul className={css.actions} onKeyDown={byKey}>
        {actions.map((action) => (
          <li key={action.key}>
            <button type="button" className={css.action} onClick={() => choose(action)}>
              <kbd>{action.key}</kbd>
              <span>{action.words}</span>
            </button>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}

function useActions({
  ended,
  readOnly,
  readIn,
  scriptsShown,
  onScripts,
  onPark,
}: CallActionsProps): Action[] {
  const t = useT('intake');
  const of = useOf();
  const { desk, questionnaire } = useOpenIntake();
  const consent = () => {
    desk.change(CONSENT_QUESTION, { state: 'value', value: 'yes' });
    desk.change('consent.readIn', { state: 'value', value: readIn });
    void desk.autosave.saveNow();
  };
  return [
    ...(readOnly ? [] : [{ key: 'C', words: t('actions.consent'), act: consent }]),
    ...(ended ? [] : [{ key: 'P', words: t('actions.park'), act: onPark }]),
    { key: 'S', words: t(scriptsShown ? 'actions.hideScripts' : 'actions.showScripts'), act: onScripts },
    { key: 'B', words: t('actions.callBack'), act: () => goTo(`${elementId('close.nextCall')}-place`) },
    ...questionnaire.sections.map((section) => ({
      key: String(section.number),
      words: of(section.title),
      act: () => goTo(sectionElementId(section)),
    })),
  ];
}
