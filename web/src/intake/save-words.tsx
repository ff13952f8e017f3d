import { useEffect, useRef, useState } from 'react';
import { useT, type Words } from '../i18n/use-t.js';
import { Button } from '../ui/button.js';
import { useFormat } from '../ui/format.js';
import { type SaveState } from './autosave.js';
import { useOpenIntake, useSaveState } from './desk-context.js';
import css from './intake.module.css';

/** What may be said about saving. The server is named only after it has acknowledged. */
export function saveWords(state: SaveState, t: Words, clock: (at: string) => string): string {
  switch (state.kind) {
    case 'saved':
      return t('save.saved', { time: clock(state.at) });
    case 'held': {
      const held = state.refused + state.clashes;
      const rest = state.at ? `${t('save.saved', { time: clock(state.at) })} · ` : '';
      return `${rest}${t('save.held', { count: held })}`;
    }
    default:
      return t(`save.${state.kind}`);
  }
}

const TROUBLE: ReadonlySet<SaveState['kind']> = new Set([
  'device',
  'retrying',
  'page',
  'sign-in',
  'failed',
  'held',
]);
const ANNOUNCE_AFTER_MS = 1_000;

const HELD_AFTER_MS = 2_500;

/** Half a number is no news while it is being typed: "needs a look" is said when it stays so. */
function useCalmState(): SaveState {
  const state = useSaveState();
  const [held, setHeld] = useState(false);
  const isHeld = state.kind === 'held';
  useEffect(() => {
    if (!isHeld) return setHeld(false);
    const timer = setTimeout(() => setHeld(true), HELD_AFTER_MS);
    return () => clearTimeout(timer);
  }, [isHeld]);
  if (state.kind !== 'held' || held || state.clashes > 0) return state;
  return state.at ? { kind: 'saved', at: state.at } : { kind: 'saving' };
}

/** The state of saving in words. Read out once when it changes for good, not with every pause in typing. */
export function SaveWords() {
  const t = useT('intake');
  const { clock } = useFormat();
  const { desk } = useOpenIntake();
  const state = useCalmState();
  const words = saveWords(state, t, clock);
  const kind = state.kind === 'saving' ? null : state.kind;
  const [announced, setAnnounced] = useState('');
  const latest = useRef(words);
  useEffect(() => {
    latest.current = words;
  }, [words]);
  // The words change with every minute; only another state is news.
  useEffect(() => {
    if (!kind) return;
    const timer = setTimeout(
      () => setAnnounced(kind === 'saved' ? t('save.savedPlain') : latest.current),
      ANNOUNCE_AFTER_MS,
    );
    return () => clearTimeout(timer);
  }, [kind, t]);
  return (
    <div className={css.save} data-trouble={TROUBLE.has(state.kind) || undefined}>
      <span data-testid="save-state">{words}</span>
      <span className="hidden-but-read" role="status">
        {announced}
      </span>
      {(state.kind === 'failed' || state.kind === 'retrying') && (
        <Button small onClick={() => void desk.autosave.resume()}>
          {t('ui:retry')}
        </Button>
      )}
    </div>
  );
}
