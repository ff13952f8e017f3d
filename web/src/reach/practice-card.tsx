import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, said } from '../api/client.js';
import { useT } from '../i18n/use-t.js';
import { courtsQuery } from '../places/places-queries.js';
import { Choices } from '../ui/choice.js';
import { Card } from '../ui/layout.js';
import { ProblemNotice } from '../ui/problem-notice.js';
import { toast } from '../ui/toast.js';

const KEY = ['practice'] as const;

/** The courts in which one appears: whoever assigns and moves cases is warned of the others. Only for attorneys. */
export function PracticeCard() {
  const t = useT('reach');
  const client = useQueryClient();
  const { data: practice } = useQuery({
    queryKey: KEY,
    queryFn: async () => await said(api.GET('/api/practice', {})),
    retry: false,
  });
  const { data: courts } = useQuery(courtsQuery);
  const keep = useMutation({
    mutationFn: async (courtIds: string[]) => await said(api.POST('/api/practice', { body: { courtIds } })),
    onSuccess: (kept) => {
      client.setQueryData(KEY, kept);
      toast(t('kept'));
    },
  });
  // Whoever is no attorney has no practice.
  if (!practice || !courts) return null;
  return (
    <Card title={t('practice.title')}>
      <Choices
        label={t('practice.label')}
        hint={t('practice.hint')}
        options={courts.map(({ id, name, city, state }) => ({
          value: id,
          label: name,
          hint: `${city} ${state}`,
        }))}
        value={practice.courtIds}
        disabled={keep.isPending}
        onChange={(courtIds) => keep.mutate(courtIds)}
      />
      <ProblemNotice problem={keep.error} />
    </Card>
  );
}
