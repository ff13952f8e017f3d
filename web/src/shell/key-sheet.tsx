import { useT } from '../i18n/use-t.js';
import { Button } from '../ui/button.js';
import { Checkbox } from '../ui/choice.js';
import { Dialog } from '../ui/dialog.js';
import { type Place } from './nav.js';
import { useLetterKeysSwitch } from './preferences.js';
import styles from './shell.module.css';

function Keys({ keys }: { keys: readonly string[] }) {
  return (
    <span className={styles.keys}>
      {keys.map((key) => (
        <kbd key={key}>{key}</kbd>
      ))}
    </span>
  );
}

/** Every key in one list, with the switch that turns the letters off. */
export function KeySheet({
  open,
  places,
  onClose,
}: {
  open: boolean;
  places: readonly Place[];
  onClose: () => void;
}) {
  const t = useT('shell');
  const [on, setOn] = useLetterKeysSwitch();
  const moves = places.map((place) => ({
    keys: place.letter === 'N' ? ['N'] : ['G', place.letter],
    what: t(`nav.${place.key}`),
  }));
  const rest = [
    { keys: ['Enter'], what: t('keys.nextField') },
    { keys: ['Y', 'N', '?', '-'], what: t('keys.answers') },
    { keys: ['F2'], what: t('keys.callActions') },
    {
      keys: ['Shift'],
      what: t('keys.privacy'),
    },
    { keys: ['?'], what: t('keys.sheet') },
  ];
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={t('keys.title')}
      actions={
        <Button variant="primary" onClick={onClose}>
          {t('ui:close')}
        </Button>
      }
    >
      <dl className={styles.keyList}>
        {[...moves, ...rest].map(({ keys, what }) => [
          <dt key={`${what}-keys`}>
            <Keys keys={keys} />
          </dt>,
          <dd key={`${what}-what`}>{what}</dd>,
        ])}
      </dl>
      <Checkbox label={t('keys.switch')} hint={t('keys.switchHint')} checked={on} onChange={setOn} />
    </Dialog>
  );
}
