import { useT } from '../../i18n/use-t.js';
import { useSession } from '../../session/use-session.js';
import { Columns, Stack } from '../../ui/layout.js';
import { MAY } from '../permissions.js';
import { ContactsCard } from './contacts-card.js';
import { HistoryCard } from './history-card.js';
import { NotesCard } from './notes-card.js';
import { PersonCard } from './person-card.js';
import { StandingCard } from './standing-card.js';

export function OverviewPanel() {
  const t = useT('cases');
  const { can } = useSession();
  return (
    <Stack>
      <h2 className="hidden-but-read">{t('tab.overview')}</h2>
      <Columns>
        <PersonCard />
        <ContactsCard />
      </Columns>
      <Columns>
        <StandingCard />
        <HistoryCard />
      </Columns>
      {can(MAY.readNotes) && <NotesCard />}
    </Stack>
  );
}
