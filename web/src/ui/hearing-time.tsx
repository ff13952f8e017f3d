import { useT } from '../i18n/use-t.js';
import { CourtTime } from './court-time.js';
import { Badge } from './notice.js';

export interface HearingTimeProps {
  certainty: 'exact' | 'control' | 'to_be_set';
  on: string | null;
  startsAt: string | null;
  timeZone: string;
  inline?: boolean;
}

/** When a hearing is, and what to do while the court has not said: never an hour that nobody told, and never nothing. */
export function HearingTime({ certainty, on, startsAt, timeZone, inline = false }: HearingTimeProps) {
  const t = useT('ui');
  if (certainty === 'to_be_set')
    return (
      <span>
        <Badge tone="soon">{t('hearing.toBeSet')}</Badge>
      </span>
    );
  if (certainty === 'exact') return <CourtTime at={startsAt} zone={timeZone} inline={inline} />;
  return (
    <span>
      <CourtTime on={on} zone={timeZone} /> <Badge tone="soon">{t('hearing.control')}</Badge>
    </span>
  );
}
