import { lazyRouteComponent } from '@tanstack/react-router';
import { Suspense, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useT } from '../i18n/use-t.js';
import { useSession } from '../session/use-session.js';
import { Button } from '../ui/button.js';
import { Notice } from '../ui/notice.js';
import { PageTitle } from '../ui/page-title.js';
import { ProblemNotice } from '../ui/problem-notice.js';
import { CallActions } from './call-actions.js';
import { ReadingAloudContext, useIntake, useOpenIntake } from './desk-context.js';
import { useSecondTab } from './desk-life.js';
import { EndBar, Endings } from './end-bar.js';
import { EndTrouble, useEnding } from './ending.js';
import css from './intake.module.css';
import { moveFocus } from './keyboard.js';
import { Rail } from './rail/rail.js';
import { ReadBack } from './read-back.js';
import { useReadAloud } from './read-aloud.js';
import { SaveWords } from './save-words.js';
import { SectionCard } from './section-card.js';
import { useIntakeKeys } from './use-intake-keys.js';

// Nobody waits for it: it is about calls that were decided on.
const RetentionLine = lazyRouteComponent(() => import('../retention/retention-line.js'), 'RetentionLine');

const OPEN_STATUSES = ['draft', 'parked'];
const REVIEWED_STATUSES = ['finished', 'wait_listed'];

/** One element for good, so that the section it stands in need not be drawn again. */
const READ_BACK = <ReadBack />;

/** The open call: seven sections on one page, the rail beside them, the ways to end the call below. */
export function IntakeForm() {
  const { questionnaire, masks } = useOpenIntake();
  const { status, monitoredLine } = useIntake();
  const readAloud = useReadAloud();
  const [menu, setMenu] = useState(false);
  const form = useRef<HTMLFieldSetElement>(null);
  const { end, busy, trouble } = useEnding();
  const ended = !OPEN_STATUSES.includes(status);
  const readOnly = ended && (masks || !REVIEWED_STATUSES.includes(status));
  const openMenu = useCallback(() => setMenu(true), []);
  const finishAndNext = useCallback(() => void end('finished', { next: true }), [end]);
  useIntakeKeys(form, { onMenu: openMenu, ...(!ended && { onFinishAndNext: finishAndNext }) });
  useFirstField(form, readOnly);
  const aloud = useMemo(
    () => ({ language: readAloud.language, shown: readAloud.shown }),
    [readAloud.language, readAloud.shown],
  );
  return (
    <ReadingAloudContext value={aloud}>
      <div className={css.page}>
        <Heading />
        <Rail readAloud={readAloud} />
        <div className={css.main}>
          <CallNotices ended={ended} monitored={monitoredLine} />
          <EndTrouble trouble={trouble} />
          <fieldset ref={form} className={css.form} disabled={readOnly}>
            {questionnaire.sections.map((section) => (
              <SectionCard
                key={section.id}
                section={section}
                {...(section.id === 'close' && { before: READ_BACK })}
              />
            ))}
          </fieldset>
          {!ended && <Endings busy={busy} onEnd={(outcome, note) => void end(outcome, { note })} />}
          <EndBar
            busy={busy}
            ended={ended}
            onActions={openMenu}
            onEnd={(outcome, note) => void end(outcome, { note })}
          />
        </div>
      </div>
      <CallActions
        open={menu}
        ended={ended}
        readOnly={readOnly}
        onClose={() => setMenu(false)}
        readIn={readAloud.language}
        scriptsShown={readAloud.shown}
        onScripts={() => readAloud.onShown(!readAloud.shown)}
        onPark={() => void end('parked', {})}
      />
    </ReadingAloudContext>
  );
}

function Heading() {
  const t = useT('intake');
  const { reference } = useIntake();
  return (
    <div className={css.heading}>
      <PageTitle
        title={
          <>
            {t('page.intake')} <span className={css.titleReference}>{reference}</span>
          </>
        }
        tabTitle={t('page.intake')}
        sub={t('page.sub')}
        ownFocus
      />
      <SaveWords />
    </div>
  );
}

/** A new call starts in its first field. */
function useFirstField(form: { current: HTMLFieldSetElement | null }, readOnly: boolean): void {
  useEffect(() => {
    if (form.current && !readOnly) moveFocus(form.current, null);
  }, [form, readOnly]);
}

/** Why the form is closed, and the way to open it again; what the server says against that. */
function EndedNotice() {
  const t = useT('intake');
  const { desk } = useOpenIntake();
  const { id, status } = useIntake();
  const { can } = useSession();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const reopen = async () => {
    setBusy(true);
    const told = await desk.reopen();
    setBusy(false);
    setProblem(told.ok ? null : told.problem);
  };
  return (
    <>
      <Notice
        title={t(`status.${status}`)}
        actions={
          status !== 'accepted' && (
            <Button busy={busy} onClick={() => void reopen()}>
              {t('end.reopen')}
            </Button>
          )
        }
      >
        <p>{t('end.closedWhy')}</p>
        {status === 'declined' && can('intake:review') && (
          <Suspense fallback={null}>
            <RetentionLine intakeId={id} />
          </Suspense>
        )}
      </Notice>
      <ProblemNotice problem={problem} />
    </>
  );
}

function CallNotices({ ended, monitored }: { ended: boolean; monitored: boolean }) {
  const t = useT('intake');
  const { id } = useIntake();
  const secondTab = useSecondTab(id);
  return (
    <>
      {monitored && (
        <Notice tone="late" title={t('monitored.title')}>
          <p>{t('monitored.why')}</p>
        </Notice>
      )}
      {secondTab && <Notice tone="soon">{t('page.secondTab')}</Notice>}
      {ended && <EndedNotice />}
    </>
  );
}
