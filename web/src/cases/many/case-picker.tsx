import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useT } from '../../i18n/use-t.js';
import { Button } from '../../ui/button.js';
import { Choices } from '../../ui/choice.js';
import { Actions, Skeleton, Stack } from '../../ui/layout.js';
import { LoadProblem } from '../../ui/load-problem.js';
import { TextField } from '../../ui/text-field.js';
import { casesQuery } from '../queries.js';
import { casesThatFit } from './many-dates.js';

export interface CasePickerProps {
  chosen: readonly string[];
  onChange: (chosen: string[]) => void;
  error: string | undefined;
}

/** Cases one may see, as boxes to tick. What is chosen stays chosen while one looks for others. */
export function CasePicker({ chosen, onChange, error }: CasePickerProps) {
  const t = useT('cases');
  const [typed, setTyped] = useState('');
  const query = useInfiniteQuery(casesQuery(null));
  const { data, hasNextPage, fetchNextPage, isFetchingNextPage } = query;
  const cases = data?.pages.flatMap((page) => page.items);
  const shown = casesThatFit(cases ?? [], typed);
  const ids = new Set(shown.map(({ id }) => id));
  const hidden = chosen.filter((id) => !ids.has(id));
  return (
    <Stack>
      <TextField
        label={t('many:find')}
        hint={t('many:findHint')}
        type="search"
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      <LoadProblem query={query} />
      {!cases && <Skeleton lines={4} />}
      {cases && shown.length === 0 && <p>{t('many:none')}</p>}
      {shown.length > 0 && (
        <Choices
          label={t('many:cases')}
          many
          options={shown.map(({ id, reference, detainedName }) => ({
            value: id,
            label: reference,
            hint: detainedName,
          }))}
          value={chosen.filter((id) => ids.has(id))}
          onChange={(visible) => onChange([...hidden, ...visible])}
          error={error}
        />
      )}
      <p role="status">{t('many:chosen', { count: chosen.length })}</p>
      <Actions>
        <Button small onClick={() => onChange([...hidden, ...ids])}>
          {t('many:all')}
        </Button>
        <Button small onClick={() => onChange([])}>
          {t('many:clear')}
        </Button>
        {hasNextPage && (
          <Button small busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {t('many:more')}
          </Button>
        )}
      </Actions>
    </Stack>
  );
}
