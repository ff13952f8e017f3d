import { createRoot } from 'react-dom/client';
import { loadWords } from '../i18n/i18n.js';
import { useT } from '../i18n/use-t.js';
import { Button } from '../ui/button.js';
import { Dialog } from '../ui/dialog.js';
import { destroyDrafts, draftsOf } from './drafts-here.js';
import { intakeApi } from './intake-api.js';
import { sendWhatIsLeft } from './leftovers.js';

/**
 * Before signing out: sends what has not been sent, asks about what could not be, and then destroys every
 * draft and the key. `stay` leaves everything as it is.
 */
export async function beforeLeaving(staffId: string | undefined): Promise<'go' | 'stay'> {
  const drafts = staffId ? await draftsOf(staffId) : null;
  const unsent = drafts ? await sendWhatIsLeft(drafts, intakeApi) : 0;
  if (unsent > 0 && (await ask(unsent)) === 'stay') return 'stay';
  await destroyDrafts();
  return 'go';
}

async function ask(count: number): Promise<'go' | 'stay'> {
  await loadWords('intake');
  const place = document.body.appendChild(document.createElement('div'));
  const root = createRoot(place);
  return new Promise((resolve) => {
    const answer = (word: 'go' | 'stay') => {
      root.unmount();
      place.remove();
      resolve(word);
    };
    root.render(<UnsentDialog count={count} onAnswer={answer} />);
  });
}

function UnsentDialog({ count, onAnswer }: { count: number; onAnswer: (word: 'go' | 'stay') => void }) {
  const t = useT('intake');
  return (
    <Dialog
      open
      title={t('leaving.title', { count })}
      onClose={() => onAnswer('stay')}
      actions={
        <>
          <Button variant="danger" onClick={() => onAnswer('go')}>
            {t('leaving.discard')}
          </Button>
          <Button variant="primary" onClick={() => onAnswer('stay')}>
            {t('leaving.wait')}
          </Button>
        </>
      }
    >
      <p>{t('leaving.why')}</p>
    </Dialog>
  );
}
