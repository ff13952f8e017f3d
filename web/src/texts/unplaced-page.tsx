import { useQuery } from '@tanstack/react-query';
import { useT } from '../i18n/use-t.js';
import { Card, EmptyState, Skeleton, Stack } from '../ui/layout.js';
import { LoadProblem } from '../ui/load-problem.js';
import { PageTitle } from '../ui/page-title.js';
import { PlaceForm } from './place-form.js';
import { TextWords } from './text-words.js';
import { unplacedQuery } from './texts-api.js';

/** Texts from numbers that belong to no open case: each is laid on one, or put away with a reason. */
export function UnplacedPage() {
  const t = useT('texts');
  const query = useQuery(unplacedQuery);
  const { data: texts, error } = query;
  return (
    <>
      <PageTitle title={t('page')} tabTitle={t('page')} sub={t('sub')} />
      <LoadProblem query={query} />
      {!texts && !error && <Skeleton lines={6} />}
      {texts?.items.length === 0 && <EmptyState why={t('none')} next={t('none.next')} />}
      <Stack>
        {texts?.items.map((text) => (
          <Card key={text.id}>
            <TextWords text={text} />
            <PlaceForm text={text} />
          </Card>
        ))}
      </Stack>
    </>
  );
}
