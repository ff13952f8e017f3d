import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useT } from '../../i18n/use-t.js';
import { useSession } from '../../session/use-session.js';
import styles from '../../texts/texts.module.css';
import { Button } from '../../ui/button.js';
import { ConfirmDialog } from '../../ui/dialog.js';
import { Card, Stack } from '../../ui/layout.js';
import { LoadProblem } from '../../ui/load-problem.js';
import { Badge } from '../../ui/notice.js';
import { ProblemNotice } from '../../ui/problem-notice.js';
import { toast } from '../../ui/toast.js';
import { useFormat } from '../../ui/format.js';
import { useOpener } from '../../ui/use-opener.js';
import { useCaseFile } from '../case-file-context.js';
import { useDeed } from '../deed.js';
import { ClientCalls } from './client-calls.js';
import { endOptIn, type OptIn, type OptInList, optInsQuery } from './clients-api.js';
import { OptInForm } from './opt-in-form.js';

/** Who outside the office is reminded of this case's dates, by whose wish, with which words; and whom somebody is to call. */
export function ClientReminders() {
  const t = useT('clients');
  const { id } = useCaseFile();
  const { can } = useSession();
  const { isOpen: isAdding, setOpen: setAdding, button } = useOpener();
  const query = useQuery({ ...optInsQuery(id), enabled: can('client:remind') });
  const { data: list } = query;
  if (!can('client:remind')) return null;
  if (!list) return <LoadProblem query={query} />;
  const lasting = list.items.filter(({ endedAt }) => endedAt === null);
  const past = list.items.filter(({ endedAt }) => endedAt !== null);
  return (
    <Card title={t('title')} level={3}>
      <Stack>
        <LoadProblem query={query} />
        <p>{t('intro')}</p>
        {!list.smsOffered && <p>{t('noTexts')}</p>}
        {can('client:call') && <ClientCalls />}
        {lasting.length === 0 && <p>{t('none')}</p>}
        <OptIns items={lasting} />
        {isAdding ? (
          <Adding onDone={() => setAdding(false)} />
        ) : (
          <div>
            <Button small ref={button} onClick={() => setAdding(true)}>
              {t('add')}
            </Button>
          </div>
        )}
        <Words samples={list.samples} />
        {past.length > 0 && (
          <details>
            <summary>{t('past', { count: past.length })}</summary>
            <OptIns items={past} />
          </details>
        )}
      </Stack>
    </Card>
  );
}

function Adding({ onDone }: { onDone: () => void }) {
  const t = useT('clients');
  const start = useRef<HTMLHeadingElement>(null);
  useEffect(() => start.current?.focus(), []);
  return (
    <section className={styles.part} aria-label={t('form')}>
      <h4 ref={start} tabIndex={-1}>
        {t('form')}
      </h4>
      <OptInForm onDone={onDone} />
    </section>
  );
}

function OptIns({ items }: { items: readonly OptIn[] }) {
  if (items.length === 0) return null;
  return (
    <ul className={styles.list}>
      {items.map((optIn) => (
        <li key={optIn.id} className={styles.item}>
          <OneOptIn optIn={optIn} />
        </li>
      ))}
    </ul>
  );
}

function OneOptIn({ optIn }: { optIn: OptIn }) {
  const t = useT('clients');
  const { day } = useFormat();
  const { who, name, ending, endedAt, endedAs } = optIn;
  const line = ending === null ? 'gone' : name ? 'lineNamed' : 'line';
  const waits = who === 'client' ? 'waits.client' : 'waits.other';
  return (
    <>
      <p>
        <strong>
          {t(line, {
            who: name ? within(t(`who.${who}`)) : t(`who.${who}`),
            name: name ?? '',
            ending: ending ?? '',
          })}
        </strong>{' '}
        {endedAt === null && (
          <Badge tone={optIn.told ? 'ok' : 'plain'}>{t(optIn.told ? 'told' : 'waits')}</Badge>
        )}
        {endedAs && <Badge>{t(`endedAs.${endedAs}`)}</Badge>}
      </p>
      {endedAt === null && !optIn.told && <p>{t(waits)}</p>}
      <p className={styles.quiet}>
        {t('facts', {
          way: t(`way.${optIn.way}`),
          language: t(`language.${optIn.language}`),
          safety: t(`safety.${optIn.safety}`),
        })}{' '}
        {t('asked', {
          on: day(optIn.askedOn),
          by: within(t(`askedBy.${optIn.askedBy}`)),
          name: optIn.recordedBy.name,
        })}
      </p>
      {endedAt === null && <End optIn={optIn} />}
    </>
  );
}

function End({ optIn: { id, who, name } }: { optIn: OptIn }) {
  const t = useT('clients');
  const { id: caseId } = useCaseFile();
  const [isAsking, setAsking] = useState(false);
  const end = useDeed(
    () => endOptIn(caseId, id),
    () => toast(t('ended')),
  );
  const named = { who: name ?? within(t(`who.${who}`)) };
  return (
    <>
      <ProblemNotice problem={end.problem} />
      <Button small aria-label={t('endNamed', named)} onClick={() => setAsking(true)}>
        {t('end')}
      </Button>
      {isAsking && (
        <ConfirmDialog
          open
          danger
          title={t('end.title', named)}
          confirmLabel={t('end')}
          busy={end.busy}
          onConfirm={() => end.run(undefined)}
          onCancel={() => setAsking(false)}
        >
          <p>{t('end.words')}</p>
        </ConfirmDialog>
      )}
    </>
  );
}

function Words({ samples }: Pick<OptInList, 'samples'>) {
  const t = useT('clients');
  return (
    <details className={styles.words}>
      <summary>{t('words')}</summary>
      <p>{t('words.example')}</p>
      {samples.map(({ language, ...words }) => (
        <section key={language} className={styles.part}>
          <h4>{t(`language.${language}`)}</h4>
          <dl>
            {(['first', 'next', 'due'] as const).map((key) => (
              <div key={key}>
                <dt className={styles.quiet}>{t(`words.${key}`)}</dt>
                <dd lang={language} className={styles.body}>
                  {words[key]}
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </details>
  );
}

/** A name of the list, as it stands inside a sentence. */
function within(words: string): string {
  return words.charAt(0).toLowerCase() + words.slice(1);
}
