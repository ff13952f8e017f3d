import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useOf, useT } from '../../i18n/use-t.js';
import { useFormat } from '../../ui/format.js';
import { Notice } from '../../ui/notice.js';
import { useSettled } from '../cascade/use-settled.js';
import { type ManyPreview, previewMany } from './many-dates.js';
import { useWhy } from './use-why.js';

/** What each case would say, before it is done. Asked of the server, which does it and undoes it. */
export function ManyPreviewBox({ body }: { body: Parameters<typeof previewMany>[0] | null }) {
  const t = useT('cases');
  const settled = useSettled(JSON.stringify(body));
  const asked = JSON.parse(settled) as typeof body;
  const { data, error } = useQuery({
    queryKey: ['many-dates', settled],
    queryFn: () => previewMany(asked as NonNullable<typeof body>),
    enabled: asked !== null,
    placeholderData: keepPreviousData,
    retry: false,
    staleTime: 0,
    gcTime: 0,
  });
  if (asked === null || body === null) return null;
  return (
    <div role="status">
      {error && <Notice tone="soon">{t('cascade.unknown')}</Notice>}
      {!error && data && (
        <Notice title={t('many:previewTitle')}>
          <ul>
            {data.items.map((item) => (
              <CaseLine key={item.caseId} item={item} />
            ))}
          </ul>
        </Notice>
      )}
    </div>
  );
}

function CaseLine({ item: { caseReference, problem, sameDay } }: { item: ManyPreview['items'][number] }) {
  const t = useT('cases');
  const of = useOf();
  const format = useFormat();
  const why = useWhy();
  return (
    <li>
      <strong>{caseReference ?? t('many:unnamed')}</strong> {problem ? why(problem) : t('many:fits')}
      {sameDay.length > 0 &&
        `; ${t('many:sameDay', { dates: format.list(sameDay.map((title) => of(title))) })}`}
    </li>
  );
}
