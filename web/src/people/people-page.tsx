import { useInfiniteQuery } from '@tanstack/react-query';
import { UserPlus } from 'lucide-react';
import { useState } from 'react';
import { useT } from '../i18n/use-t.js';
import { useSession } from '../session/use-session.js';
import { Button } from '../ui/button.js';
import { type Column, DataTable } from '../ui/data-table.js';
import { useFormat } from '../ui/format.js';
import { Card, EmptyState, Skeleton } from '../ui/layout.js';
import { Badge, type BadgeTone } from '../ui/notice.js';
import { PageTitle } from '../ui/page-title.js';
import { LoadProblem } from '../ui/load-problem.js';
import { DoorDialog } from './door-dialog.js';
import { InviteDialog } from './invite-dialog.js';
import { peopleQuery, type StaffMember } from './people-queries.js';
import styles from './people.module.css';

const TONES: Record<StaffMember['state'], BadgeTone> = { active: 'ok', invited: 'accent', disabled: 'plain' };

/** Who is in the office, in which roles; inviting and closing accounts for those who may. */
export function PeoplePage() {
  const t = useT('people');
  const { list, ago } = useFormat();
  const { can, me } = useSession();
  const query = useInfiniteQuery(peopleQuery);
  const [inviting, setInviting] = useState(false);
  const [chosen, setChosen] = useState<StaffMember | null>(null);
  const people = query.data?.pages.flatMap((page) => page.items) ?? [];
  const columns: Column<StaffMember>[] = [
    {
      key: 'name',
      header: t('name'),
      rowHeader: true,
      cell: (person) => (
        <>
          <span className={styles.name}>{person.name || t('unnamed')}</span>
          <span className={styles.email}>{person.email}</span>
        </>
      ),
    },
    {
      key: 'roles',
      header: t('roles'),
      cell: (person) => list(person.roles.map((role) => t(`shell:role.${role}`))),
    },
    {
      key: 'state',
      header: t('state'),
      cell: (person) => <Badge tone={TONES[person.state]}>{t(`state.${person.state}`)}</Badge>,
    },
    {
      key: 'seen',
      header: t('seen'),
      cell: (person) => (person.lastSeenAt ? ago(person.lastSeenAt) : t('never')),
    },
  ];
  if (can('staff:disable')) {
    columns.push({
      key: 'deeds',
      header: <span className="hidden-but-read">{t('deeds')}</span>,
      bare: true,
      align: 'end',
      cell: (person) =>
        person.id === me?.id ? null : <DoorButton person={person} onPress={() => setChosen(person)} />,
    });
  }
  return (
    <>
      <PageTitle
        title={t('page')}
        tabTitle={t('page')}
        actions={
          can('staff:invite') && (
            <Button
              variant="primary"
              icon={<UserPlus size={20} aria-hidden="true" />}
              onClick={() => setInviting(true)}
            >
              {t('invite')}
            </Button>
          )
        }
      />
      <LoadProblem query={query} />
      {(query.data ?? !query.error) && (
        <Card>
          {query.isPending ? (
            <Skeleton lines={6} />
          ) : (
            <DataTable
              caption={t('page')}
              captionHidden
              columns={columns}
              rows={people}
              rowKey={(person) => person.id}
              empty={<EmptyState why={t('empty')} />}
            />
          )}
          {query.hasNextPage && (
            <div>
              <Button busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
                {t('ui:more')}
              </Button>
            </div>
          )}
        </Card>
      )}
      <InviteDialog open={inviting} onClose={() => setInviting(false)} />
      {chosen && <DoorDialog person={chosen} onClose={() => setChosen(null)} />}
    </>
  );
}

function DoorButton({ person, onPress }: { person: StaffMember; onPress: () => void }) {
  const t = useT('people');
  const deed = person.state === 'disabled' ? 'enable' : 'disable';
  return (
    <Button small aria-label={t(`${deed}.named`, { name: person.name || person.email })} onClick={onPress}>
      {t(deed)}
    </Button>
  );
}
