import { useT } from '../../i18n/use-t.js';
import { useFormat } from '../../ui/format.js';
import { Notice } from '../../ui/notice.js';
import { useCaseFile } from '../case-file-context.js';

/** Somebody saved while this form was open: says who and when, as the case now tells; the form keeps its words. */
export function StaleNotice() {
  const t = useT('cases');
  const format = useFormat();
  const [latest] = useCaseFile().timeline;
  return (
    <Notice tone="soon" live="alert" title={t('stale.title')}>
      <p>
        {latest?.by
          ? t('stale.by', { name: latest.by.name, time: format.clock(latest.at), ago: format.ago(latest.at) })
          : t('stale.somebody')}
      </p>
      <p>{t('stale.next')}</p>
    </Notice>
  );
}
