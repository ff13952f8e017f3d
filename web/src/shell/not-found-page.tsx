import { useT } from '../i18n/use-t.js';
import { LinkButton } from '../ui/button.js';
import { EmptyState } from '../ui/layout.js';
import { PageTitle } from '../ui/page-title.js';

export function NotFoundPage() {
  const t = useT('shell');
  return (
    <>
      <PageTitle title={t('notFound.title')} tabTitle={t('notFound.title')} />
      <EmptyState why={t('notFound.why')} next={<LinkButton to="/">{t('nav.today')}</LinkButton>} />
    </>
  );
}
