import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useT } from '../i18n/use-t.js';
import { Checkbox } from '../ui/choice.js';
import { FieldRow } from '../ui/field.js';
import { Card, Skeleton } from '../ui/layout.js';
import { LoadProblem } from '../ui/load-problem.js';
import { ProblemNotice } from '../ui/problem-notice.js';
import { TextField } from '../ui/text-field.js';
import { toast } from '../ui/toast.js';
import { PhonePart } from './phone-part.js';
import { type Reach, type ReachOffice, type ReachWish, reachOffice } from './reach-api.js';

/** How the office reaches one: ways, quiet hours, and one's number. */
export function ReachCard({ office = reachOffice }: { office?: ReachOffice }) {
  const t = useT('reach');
  const query = useQuery({ queryKey: ['reach'], queryFn: office.read });
  const reach = query.data;
  return (
    <Card title={t('title')}>
      <p>{t('intro')}</p>
      <LoadProblem query={query} />
      {reach ? <Ways reach={reach} office={office} /> : !query.error && <Skeleton lines={4} />}
    </Card>
  );
}

function Ways({ reach, office }: { reach: Reach; office: ReachOffice }) {
  const t = useT('reach');
  const client = useQueryClient();
  const keep = useMutation({
    mutationFn: (wish: Partial<ReachWish>) => office.change({ ...wishOf(reach), ...wish }, reach.version),
    onSuccess: (kept) => {
      client.setQueryData(['reach'], kept);
      toast(t('kept'));
    },
    // What stood here was out of date, or was refused: the switches show what is.
    onError: () => client.invalidateQueries({ queryKey: ['reach'] }),
  });
  const usable = reach.phone?.confirmed === true && !reach.phone.stopped;
  return (
    <>
      <Checkbox label={t('inbox')} hint={t('inboxHint')} checked disabled onChange={() => undefined} />
      <Checkbox
        label={t('mail')}
        checked={reach.mail}
        disabled={keep.isPending}
        onChange={(mail) => keep.mutate({ mail })}
      />
      <Checkbox
        label={t('daily')}
        hint={t('dailyHint')}
        checked={reach.daily && reach.mail}
        disabled={keep.isPending || !reach.mail}
        onChange={(daily) => keep.mutate({ daily })}
      />
      <Checkbox
        label={t('invites')}
        hint={t('invitesHint')}
        checked={reach.invites && reach.mail}
        disabled={keep.isPending || !reach.mail}
        onChange={(invites) => keep.mutate({ invites })}
      />
      {reach.smsOffered && (
        <>
          <Checkbox
            label={t('sms')}
            hint={t('smsHint')}
            checked={reach.sms}
            disabled={keep.isPending || !usable}
            onChange={(sms) => keep.mutate({ sms })}
          />
          <PhonePart reach={reach} office={office} />
        </>
      )}
      <ProblemNotice problem={keep.error} />
      <h3>{t('quiet')}</h3>
      <p>{t('quietWhat', { zone: reach.timeZone.replaceAll('_', ' ') })}</p>
      <FieldRow>
        {(['quietFrom', 'quietUntil'] as const).map((edge) => (
          <TextField
            // Another value from the server is another field: nothing half-typed stays in it.
            key={`${edge} ${reach[edge]} ${reach.version}`}
            type="time"
            width="third"
            label={t(edge)}
            defaultValue={reach[edge]}
            onBlur={({ target }) =>
              target.value && target.value !== reach[edge] && keep.mutate({ [edge]: target.value })
            }
          />
        ))}
      </FieldRow>
    </>
  );
}

function wishOf({ mail, sms, invites, daily, quietFrom, quietUntil }: Reach): ReachWish {
  return { mail, sms, invites, daily, quietFrom, quietUntil };
}
