import { useT } from '../../i18n/use-t.js';
import { Notice } from '../../ui/notice.js';

export interface ErrorSummaryProps {
  items: readonly { field: string; label: string; text: string }[];
}

/** What to mend before it can be saved, in the order of the form. */
export function ErrorSummary({ items }: ErrorSummaryProps) {
  const t = useT('cases');
  return (
    <Notice tone="late" live="alert" title={t('form.mend', { count: items.length })}>
      <ul>
        {items.map(({ field, label, text }) => (
          <li key={field}>
            <strong>{label}</strong>: {text}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
