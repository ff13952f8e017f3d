import { type ErrorComponentProps } from '@tanstack/react-router';
import { useT } from '../i18n/use-t.js';
import { Button } from '../ui/button.js';
import { PageTitle } from '../ui/page-title.js';
import { ProblemNotice } from '../ui/problem-notice.js';
import { Stack } from '../ui/layout.js';

/** A screen that could not be drawn, most often because its code did not arrive. */
export function BrokenPage({ error, reset }: ErrorComponentProps) {
  const t = useT('shell');
  return (
    <Stack>
      <PageTitle title={t('broken.title')} tabTitle={t('broken.title')} sub={t('broken.why')} />
      <ProblemNotice
        problem={error}
        actions={
          <>
            <Button variant="primary" onClick={reset}>
              {t('ui:retry')}
            </Button>
            <Button onClick={() => window.location.reload()}>{t('broken.reload')}</Button>
          </>
        }
      />
    </Stack>
  );
}
