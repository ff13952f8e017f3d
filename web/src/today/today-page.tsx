import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { PhoneIncoming } from 'lucide-react';
import { useT } from '../i18n/use-t.js';
import { inboxCountQuery } from '../inbox/inbox-queries.js';
import { useSession } from '../session/use-session.js';
import { placesFor } from '../shell/nav.js';
import { LinkButton } from '../ui/button.js';
import { useFormat, viewerZone } from '../ui/format.js';
import { Stack } from '../ui/layout.js';
import { PageTitle } from '../ui/page-title.js';
import { Figures } from './figures.js';
import styles from './today.module.css';

/** Where the day begins: what waits, and the way to each place this person works in. */
export function TodayPage() {
  const t = useT('shell');
  const presence = useSession();
  const { day } = useFormat();
  const today = Temporal.Now.plainDateISO(viewerZone()).toString();
  const places = placesFor(presence).filter(
    (place) => !['today', 'newIntake', 'settings'].includes(place.key),
  );
  return (
    <>
      <PageTitle
        title={t('nav.today')}
        tabTitle={t('nav.today')}
        sub={day(today, { weekday: 'long', day: 'numeric', month: 'long' })}
        actions={
          presence.can('intake:write') && (
            <LinkButton
              to="/intake/$id"
              params={{ id: 'new' }}
              variant="primary"
              icon={<PhoneIncoming size={20} aria-hidden="true" />}
            >
              {t('nav.newIntake')}
            </LinkButton>
          )
        }
      />
      <Stack space="loose">
        {presence.can('dashboard:read') && <Figures />}
        <ul className={styles.ways}>
          {places.map((place) => (
            <li key={place.key} className={styles.way}>
              <place.icon size={22} aria-hidden="true" className={styles.icon} />
              <div>
                <p className={styles.name}>
                  <Link to={place.to} params={{}}>
                    {t(`nav.${place.key}`)}
                  </Link>
                </p>
                <p className={styles.what}>
                  {place.key === 'inbox' ? <InboxWords /> : t(`today.${place.key}`)}
                </p>
              </div>
            </li>
          ))}
        </ul>
      </Stack>
    </>
  );
}

/** How much waits in the inbox. Not knowing is said too: "nothing waits" must be true. */
export function InboxWords() {
  const t = useT('shell');
  const { data: count, isError } = useQuery(inboxCountQuery);
  if (count) return <>{t('today.inbox', { count: count.open })}</>;
  return <>{isError ? t('today.inboxUnread') : t('ui:loading')}</>;
}
