import { useT } from '../i18n/use-t.js';
import { CourtTime } from '../ui/court-time.js';
import { Badge } from '../ui/notice.js';
import type { Coming } from './coming-query.js';

/** What a pause does to a message: until when it waits, and what becomes of it then. Nothing when no pause holds it. */
export function Fate({ message: { pause, recipientZone } }: { message: Coming }) {
  const t = useT('coming');
  if (!pause) return null;
  return (
    <div>
      <Badge tone="soon">{t('pause.held')}</Badge>{' '}
      {pause.skipped ? (
        t('pause.skipped')
      ) : (
        <>
          {t('pause.late')} <CourtTime at={pause.until} zone={recipientZone} inline />
        </>
      )}
      {pause.tellsCoordinators && <div>{t('pause.tells')}</div>}
    </div>
  );
}
