import { useQuery } from '@tanstack/react-query';
import { api, said } from '../api/client.js';
import { useT } from '../i18n/use-t.js';
import { LinkButton } from '../ui/button.js';
import { useFormat } from '../ui/format.js';
import { Card, EmptyState, Skeleton, Stack } from '../ui/layout.js';
import { PageTitle } from '../ui/page-title.js';
import { LoadProblem } from '../ui/load-problem.js';
import styles from './mail.module.css';

/** Where a link in the text ends; only our own addresses become links. */
const OURS = /(https?:\/\/\S+)/;

/** What the demo's reminders look like when they arrive: nothing here leaves this computer. */
export function MailPage() {
  const t = useT('demo');
  const { instant } = useFormat();
  const query = useQuery({
    queryKey: ['demo', 'mail'],
    queryFn: () => said(api.GET('/api/demo/mail')),
    refetchInterval: 10_000,
  });
  const mails = query.data?.items ?? [];
  return (
    <>
      <PageTitle title={t('page')} tabTitle={t('page')} sub={t('sub')} />
      <LoadProblem query={query} />
      {query.isPending ? (
        <Card>
          <Skeleton />
        </Card>
      ) : mails.length === 0 ? (
        !query.error && (
          <EmptyState why={t('empty')} next={<LinkButton to="/">{t('shell:nav.today')}</LinkButton>} />
        )
      ) : (
        <Stack>
          {mails.map((mail, index) => (
            <Card key={`${mail.at} ${index}`}>
              {/* Not a titled region: many mails share one subject. */}
              <h2 className={styles.subject}>{mail.subject}</h2>
              <p className={styles.meta}>
                {t('to')} <strong>{mail.to}</strong>
                {mail.at && <> · {instant(mail.at)}</>}
              </p>
              <p className={styles.text}>
                <MailText text={mail.text} />
              </p>
            </Card>
          ))}
        </Stack>
      )}
    </>
  );
}

function MailText({ text }: { text: string }) {
  return (
    <>
      {text.split(OURS).map((part, index) =>
        part.startsWith(`${window.location.origin}/`) ? (
          <a key={index} href={part}>
            {part}
          </a>
        ) : (
          part
        ),
      )}
    </>
  );
}
