import { useT } from '../i18n/use-t.js';
import { useFormat } from '../ui/format.js';
import { Badge } from '../ui/notice.js';
import { phoneLink, phoneWords } from '../ui/phone.js';
import { type InboundText } from './texts-api.js';
import styles from './texts.module.css';

/** Who wrote, when, and what: as it came. */
export function TextWords({ text }: { text: InboundText }) {
  const t = useT('texts');
  const { instant } = useFormat();
  const { from, phone, body, pictures, receivedAt, unread, placedBy } = text;
  return (
    <>
      <p className={styles.who}>
        {from && <strong>{from}</strong>} <a href={phoneLink(phone)}>{phoneWords(phone)}</a>{' '}
        <time dateTime={receivedAt}>{instant(receivedAt)}</time>{' '}
        {unread && <Badge tone="accent">{t('new')}</Badge>}
      </p>
      <p className={styles.body}>{body}</p>
      {pictures > 0 && <p className={styles.quiet}>{t('pictures', { count: pictures })}</p>}
      {placedBy && <p className={styles.quiet}>{t('placedBy', { name: placedBy })}</p>}
    </>
  );
}
