import { useLanguage, useT } from '../../i18n/use-t.js';
import { LOCALE } from '../../i18n/languages.js';
import { useSession } from '../../session/use-session.js';
import { useFormat } from '../../ui/format.js';
import { Card, Facts } from '../../ui/layout.js';
import { Masked } from '../../ui/masked.js';
import { useCaseFile } from '../case-file-context.js';
import { revealANumber } from '../deeds.js';
import { asPartialDate } from '../known-date.js';
import { languageWord } from '../languages.js';
import { MAY } from '../permissions.js';

/** Who the detained person is. The number comes masked; looking at it is one press and one line in the audit. */
export function PersonCard() {
  const t = useT('cases');
  const format = useFormat();
  const { can } = useSession();
  const { id, detained } = useCaseFile();
  const country = useCountryName();
  const birth = asPartialDate(detained.birth);
  const unknown = t('unknown');
  const number = detained.aNumberMasked && (
    <Masked
      masked={detained.aNumberMasked}
      label={t('person.aNumber')}
      {...(can(MAY.reveal) && { onReveal: () => revealANumber(id) })}
    />
  );
  const language = detained.language ? languageWord(detained.language, format.languageName) : unknown;
  const facts = [
    { label: t('person.aNumber'), value: number || unknown },
    {
      label: t('person.country'),
      value: detained.countryOfBirth ? country(detained.countryOfBirth) : unknown,
    },
    { label: t('person.birth'), value: birth ? format.partial(birth) : unknown },
    { label: t('person.language'), value: [language, detained.languageVariant].filter(Boolean).join(' · ') },
    detained.nameAsIceHasIt && { label: t('person.asIce'), value: detained.nameAsIceHasIt },
    detained.otherNames && { label: t('person.otherNames'), value: detained.otherNames },
    detained.nationality &&
      detained.nationality !== detained.countryOfBirth && {
        label: t('person.nationality'),
        value: country(detained.nationality),
      },
  ];
  return (
    <Card title={t('person.title')}>
      <Facts items={facts.filter((fact) => fact !== null && fact !== '' && fact !== false)} />
    </Card>
  );
}

function useCountryName(): (code: string) => string {
  const language = useLanguage();
  return (code) => {
    try {
      return new Intl.DisplayNames([LOCALE[language]], { type: 'region', fallback: 'code' }).of(code) ?? code;
    } catch {
      return code;
    }
  };
}
