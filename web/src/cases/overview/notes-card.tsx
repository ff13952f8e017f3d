import { useInfiniteQuery } from '@tanstack/react-query';
import { useT } from '../../i18n/use-t.js';
import { useSession } from '../../session/use-session.js';
import { Button } from '../../ui/button.js';
import { useFormat } from '../../ui/format.js';
import { Card, EmptyState, Skeleton } from '../../ui/layout.js';
import { Badge } from '../../ui/notice.js';
import { LoadProblem } from '../../ui/load-problem.js';
import { useCaseFile } from '../case-file-context.js';
import { MAY } from '../permissions.js';
import { notesQuery } from '../queries.js';
import { NoteForm } from './note-form.js';
import styles from './overview.module.css';

export function NotesCard() {
  const t = useT('cases');
  const format = useFormat();
  const { can } = useSession();
  const { id } = useCaseFile();
  const query = useInfiniteQuery(notesQuery(id));
  const { data: pages, error, hasNextPage, fetchNextPage, isFetchingNextPage } = query;
  const notes = pages?.pages.flatMap((page) => page.items);
  return (
    <Card title={t('notes.title')}>
      {can(MAY.writeNote) && <NoteForm />}
      <LoadProblem query={query} />
      {!notes && !error && <Skeleton lines={3} />}
      {notes?.length === 0 && <EmptyState why={t('notes.none')} />}
      {notes && notes.length > 0 && (
        <ol className={styles.list}>
          {notes.map((note) => (
            <li key={note.id} className={styles.contact}>
              <p className={styles.note}>{note.text}</p>
              <p className={styles.quiet}>
                {t('history.by', { name: note.author.name, time: format.instant(note.createdAt) })}{' '}
                {note.kind !== 'note' && <Badge>{t(`noteKind.${note.kind}`)}</Badge>}
              </p>
            </li>
          ))}
        </ol>
      )}
      {hasNextPage && (
        <div>
          <Button small busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {t('ui:more')}
          </Button>
        </div>
      )}
    </Card>
  );
}
