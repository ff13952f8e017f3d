import { useT, useOf } from '../../i18n/use-t.js';
import { Badge } from '../../ui/notice.js';
import { textOf, valueOf } from '../answers.js';
import { useAnswer, useAnswers, useIntake, useOpenIntake } from '../desk-context.js';
import css from '../intake.module.css';
import { goTo } from '../keyboard.js';
import { phoneLink, phoneWords } from '../../ui/phone.js';
import { isRedByAnswers, progressOf, type Section } from '../questionnaire.js';
import { sectionElementId } from '../section-card.js';
import { UrgencyBadge } from '../urgency-badge.js';
import { listName } from '../wording.js';
import { type ReadAloudProps } from './read-aloud-switch.js';
import { SayCard } from './say-card.js';

/** What must never be scrolled for: who, which number, how urgent, whether it is enough, and where to go. */
export function Rail({ readAloud }: { readAloud: ReadAloudProps }) {
  const t = useT('intake');
  return (
    <aside className={css.rail} aria-label={t('rail.label')}>
      <WhoCard />
      <SayCard readAloud={readAloud} />
      <UrgencyCard />
      <EnoughCard />
      <SectionList />
    </aside>
  );
}

function WhoCard() {
  const t = useT('intake');
  const of = useOf();
  const { questionnaire } = useOpenIntake();
  const answers = useAnswers();
  const phone = textOf(answers['caller.phone']);
  const language = questionnaire.languages.find((one) => one.value === textOf(answers['caller.language']));
  return (
    <div className={css.railCard}>
      <p className={css.railName} data-empty={!listName(answers) || undefined}>
        {listName(answers) || t('rail.noName')}
      </p>
      <dl className={css.railFacts}>
        <dt>{t('rail.callback')}</dt>
        <dd>{phone ? <a href={phoneLink(phone)}>{phoneWords(phone)}</a> : t('rail.noNumber')}</dd>
        <dt>{t('rail.language')}</dt>
        <dd>{language ? of(language.label) : t('answer.none')}</dd>
      </dl>
      <SafetyMark />
    </div>
  );
}

/** How this caller may be reached. Without a yes to messages the answer is no. */
function SafetyMark() {
  const t = useT('intake');
  const safe = textOf(useAnswer('caller.safeToTalk'));
  const voicemail = valueOf(useAnswer('caller.voicemailOk')) === 'yes';
  const sms = valueOf(useAnswer('caller.smsOk')) === 'yes';
  return (
    <p className={css.marks}>
      {safe === 'callLater' && <Badge tone="soon">{t('rail.callLater')}</Badge>}
      {safe === 'textOnly' && <Badge tone="soon">{t('rail.textOnly')}</Badge>}
      <Badge tone={voicemail ? 'ok' : 'plain'}>{t(voicemail ? 'rail.messageYes' : 'rail.messageNo')}</Badge>
      <Badge tone={sms ? 'ok' : 'plain'}>{t(sms ? 'rail.textYes' : 'rail.textNo')}</Badge>
    </p>
  );
}

function UrgencyCard() {
  const t = useT('intake');
  const { urgency } = useIntake();
  const { questionnaire } = useOpenIntake();
  const answers = useAnswers();
  const now = questionnaire.sections.find((section) => section.id === 'now');
  const level = isRedByAnswers(now, answers) ? 'red' : urgency.level;
  return (
    <div className={css.railCard} role="status">
      <p className={css.railLine}>
        <span className={css.railTitle}>{t('rail.urgency')}</span>
        <UrgencyBadge level={level} />
      </p>
      {urgency.reasons.length > 0 && (
        <ul className={css.reasons}>
          {urgency.reasons.map((reason) => (
            <li key={reason}>{t(`urgency.${reason}`)}</li>
          ))}
        </ul>
      )}
    </div>
  );
}

function EnoughCard() {
  const t = useT('intake');
  const { enoughToAct, missing } = useIntake();
  return (
    <div className={css.railCard}>
      <p className={css.railLine}>
        <span className={css.railTitle}>{t('enough.title')}</span>
        <Badge tone={enoughToAct ? 'ok' : 'plain'}>{t(enoughToAct ? 'enough.yes' : 'enough.no')}</Badge>
      </p>
      {missing.length > 0 && (
        <p className={css.railSmall}>
          {t(enoughToAct ? 'enough.stillMissing' : 'enough.missing', {
            list: missing.map((one) => t(`missing.${one}`)).join(', '),
          })}
        </p>
      )}
    </div>
  );
}

function SectionList() {
  const t = useT('intake');
  const { questionnaire } = useOpenIntake();
  return (
    <nav className={css.railCard} aria-label={t('rail.sections')}>
      <ol className={css.sections}>
        {questionnaire.sections.map((section) => (
          <SectionLink key={section.id} section={section} />
        ))}
      </ol>
    </nav>
  );
}

function SectionLink({ section }: { section: Section }) {
  const t = useT('intake');
  const of = useOf();
  const answers = useAnswers();
  const { monitoredLine } = useIntake();
  const { asked, answered } = progressOf(section, answers, monitoredLine);
  const id = sectionElementId(section);
  return (
    <li>
      <a
        href={`#${id}`}
        className={css.sectionLink}
        onClick={(event) => {
          event.preventDefault();
          goTo(id);
        }}
      >
        <span className={css.sectionNumber}>{section.number}</span>
        <span>{of(section.title)}</span>
        <span className={css.sectionCount}>
          <span aria-hidden="true">
            {answered}/{asked}
          </span>
          <span className="hidden-but-read">{t('rail.answered', { answered, asked })}</span>
        </span>
      </a>
    </li>
  );
}
