import { hasWords, useT } from '../../i18n/use-t.js';
import { useFormat } from '../../ui/format.js';
import { Card, EmptyState } from '../../ui/layout.js';
import { Badge } from '../../ui/notice.js';
import { useCaseFile } from '../case-file-context.js';
import { languageWord } from '../languages.js';
import { type CaseContact } from '../shapes.js';
import { callMarks } from './call-marks.js';
import { phoneLink, phoneWords } from '../../ui/phone.js';
import styles from './overview.module.css';

/** Who called, and how they may be reached without endangering them. */
export function ContactsCard() {
  const t = useT('cases');
  const { contacts } = useCaseFile();
  return (
    <Card title={t('contacts.title')}>
      {contacts.length === 0 ? (
        <EmptyState why={t('contacts.none')} />
      ) : (
        <ul className={styles.list}>
          {contacts.map((contact) => (
            <li key={contact.partyId}>
              <Contact contact={contact} />
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

function Contact({ contact }: { contact: CaseContact }) {
  const t = useT('cases');
  const format = useFormat();
  const { name, relationship, language, phone, phoneSafety, needsInterpreter } = contact;
  const words = [
    relationship &&
      (hasWords('cases', `relationship.${relationship}`) ? t(`relationship.${relationship}`) : relationship),
    language && languageWord(language, format.languageName),
    needsInterpreter && t('contacts.interpreter'),
  ].filter(Boolean);
  return (
    <div className={styles.contact}>
      <p>
        <strong>{name || t('noName')}</strong>
      </p>
      {words.length > 0 && <p className={styles.quiet}>{words.join(' · ')}</p>}
      {phone && (
        <p>
          <a className={styles.phone} href={phoneLink(phone)}>
            {phoneWords(phone)}
          </a>
          {phoneSafety?.safeHours && (
            <span className={styles.quiet}>
              {' '}
              · {t('contacts.safeHours', { hours: phoneSafety.safeHours })}
            </span>
          )}
        </p>
      )}
      <p className={styles.marks}>
        {callMarks(contact).map(({ key, tone }) => (
          <Badge key={key} tone={tone}>
            {t(`mark.${key}`)}
          </Badge>
        ))}
      </p>
    </div>
  );
}
