import { useQuery } from '@tanstack/react-query';
import { useT } from '../../i18n/use-t.js';
import styles from '../../texts/texts.module.css';
import { CourtTime } from '../../ui/court-time.js';
import { viewerZone } from '../../ui/format.js';
import { LoadProblem } from '../../ui/load-problem.js';
import { phoneLink, phoneWords } from '../../ui/phone.js';
import { ProblemNotice } from '../../ui/problem-notice.js';
import { SettledSelect } from '../../ui/settled-select.js';
import { toast } from '../../ui/toast.js';
import { useCaseFile } from '../case-file-context.js';
import { useDeed } from '../deed.js';
import {
  type CallOutcome,
  type ClientCall,
  clientCallsQuery,
  closeClientCall,
  OUTCOMES,
} from './clients-api.js';

/** Whom of this case somebody is to call, with the number and what to say. Not there while nobody must be called. */
export function ClientCalls() {
  const t = useT('clients');
  const { id } = useCaseFile();
  const query = useQuery(clientCallsQuery(id));
  const calls = query.data?.items ?? [];
  if (calls.length === 0) return <LoadProblem query={query} />;
  return (
    <section className={styles.part}>
      <h4>{t('calls')}</h4>
      <ul className={styles.list}>
        {calls.map((call) => (
          <li key={call.id} className={styles.item}>
            <OneCall call={call} caseId={id} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function OneCall({ call, caseId }: { call: ClientCall; caseId: string }) {
  const t = useT('clients');
  const words = useT('dashboard');
  const done = useDeed(
    (outcome: CallOutcome) => closeClientCall(caseId, call.id, outcome),
    () => toast(words('calls.kept')),
  );
  const { client, dueAt, timeZone, reason } = call;
  if (!client) return null;
  const who = client.name ?? t(`who.${client.who}`);
  return (
    <>
      <p>
        <strong>{who}</strong>,{' '}
        {client.phone ? <a href={phoneLink(client.phone)}>{phoneWords(client.phone)}</a> : t('calls.noPhone')}
        . {words(`calls.reason.${reason}`)}.{' '}
        {dueAt && <CourtTime at={dueAt} zone={timeZone ?? viewerZone()} inline />}
      </p>
      <p>
        {t('calls.say')} <q lang={client.language}>{client.say}</q>
      </p>
      <ProblemNotice problem={done.problem} />
      <SettledSelect
        name={words('calls.doneNamed', { name: who })}
        busy={done.busy}
        placeholder={words('calls.choose')}
        options={OUTCOMES.map((value) => ({ value, label: words(`calls.outcome.${value}`) }))}
        onSettle={(outcome) => done.run(outcome)}
      />
    </>
  );
}
