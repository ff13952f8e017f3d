import { useLanguage, useT } from '../../i18n/use-t.js';

/** One date as a file for the calendar one uses anyway; taken again after a move, it moves the entry. */
export function AddToCalendar({
  kind,
  id,
  name,
}: {
  kind: 'hearings' | 'deadlines';
  id: string;
  name: string;
}) {
  const t = useT('cases');
  const language = useLanguage();
  return (
    <a
      href={`/api/${kind}/${id}/calendar-entry?language=${language}`}
      download
      aria-label={t('date.fileNamed', { name })}
    >
      {t('date.file')}
    </a>
  );
}
