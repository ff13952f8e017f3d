import { useState } from 'react';
import { useT } from '../i18n/use-t.js';
import { Button } from '../ui/button.js';
import { Choice } from '../ui/choice.js';
import { Dialog } from '../ui/dialog.js';
import { Actions, Card } from '../ui/layout.js';
import { TextArea } from '../ui/text-field.js';
import { type Outcome } from './intake-types.js';
import css from './intake.module.css';
import { SaveWords } from './save-words.js';

export interface EndBarProps {
  busy: boolean;
  ended: boolean;
  onEnd: (outcome: Outcome, note?: string) => void;
  onActions: () => void;
}

/** Always in reach: how saving stands, and the two usual ways to end the call. */
export function EndBar({ busy, ended, onEnd, onActions }: EndBarProps) {
  const t = useT('intake');
  return (
    <div className={css.bar} role="group" aria-label={t('end.label')}>
      <SaveWords />
      <div className={css.barButtons}>
        <Button variant="quiet" onClick={onActions} className={css.actionsButton}>
          {t('actions.open')} <kbd>F2</kbd>
        </Button>
        {!ended && (
          <>
            <Button busy={busy} onClick={() => onEnd('parked')}>
              {t('end.park')}
            </Button>
            <Button variant="primary" busy={busy} onClick={() => onEnd('finished')}>
              {t('end.finish')}
            </Button>
          </>
        )}
      </div>
    </div>
  );
}

interface EndingsProps {
  busy: boolean;
  onEnd: (outcome: Outcome, note?: string) => void;
}

/** The last thing on the page: the four ways a call can end. */
export function Endings({ busy, onEnd }: EndingsProps) {
  const t = useT('intake');
  const [other, setOther] = useState(false);
  return (
    <Card title={t('end.title')}>
      <Actions>
        <Button variant="primary" busy={busy} onClick={() => onEnd('finished')}>
          {t('end.finished')}
        </Button>
        <Button busy={busy} onClick={() => onEnd('parked')}>
          {t('end.park')}
        </Button>
        <Button onClick={() => setOther(true)}>{t('end.other')}</Button>
      </Actions>
      <OtherEnding open={other} busy={busy} onClose={() => setOther(false)} onEnd={onEnd} />
    </Card>
  );
}

interface OtherEndingProps {
  open: boolean;
  busy: boolean;
  onClose: () => void;
  onEnd: (outcome: Outcome, note?: string) => void;
}

function OtherEnding({ open, busy, onClose, onEnd }: OtherEndingProps) {
  const t = useT('intake');
  const [outcome, setOutcome] = useState<'wrong_number' | 'referred_out' | null>(null);
  const [note, setNote] = useState('');
  const end = () => {
    if (!outcome) return;
    onEnd(outcome, note.trim());
    onClose();
  };
  return (
    <Dialog
      open={open}
      title={t('end.otherTitle')}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t('ui:cancel')}</Button>
          <Button variant="primary" busy={busy} disabled={!outcome} onClick={end}>
            {t('end.endCall')}
          </Button>
        </>
      }
    >
      <Choice
        label={t('end.how')}
        options={[
          { value: 'wrong_number', label: t('end.wrongNumber') },
          { value: 'referred_out', label: t('end.referredOut') },
        ]}
        value={outcome}
        onChange={setOutcome}
      />
      <TextArea
        label={t('end.note')}
        optional
        maxLength={2000}
        value={note}
        onChange={(e) => setNote(e.target.value)}
      />
    </Dialog>
  );
}
