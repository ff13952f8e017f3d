import { useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { unreachable } from '../api/problem.js';
import { FeedsCard } from '../feeds/feeds-card.js';
import { switchLanguage } from '../i18n/i18n.js';
import { useLanguage, useT } from '../i18n/use-t.js';
import { type Language } from '../i18n/languages.js';
import { DevicesCard } from '../reach/devices-card.js';
import { PracticeCard } from '../reach/practice-card.js';
import { ReachCard } from '../reach/reach-card.js';
import { keepPreferences, sessionQuery } from '../session/session.js';
import { useSession } from '../session/use-session.js';
import { Checkbox, Choice } from '../ui/choice.js';
import { viewerZone } from '../ui/format.js';
import { Card, Stack } from '../ui/layout.js';
import { PageTitle } from '../ui/page-title.js';
import { ProblemNotice } from '../ui/problem-notice.js';
import { Select } from '../ui/text-field.js';
import { toast } from '../ui/toast.js';
import { type Theme, useLetterKeysSwitch, useTheme } from './preferences.js';

const ZONES = [
  'America/New_York',
  'America/Chicago',
  'America/Denver',
  'America/Phoenix',
  'America/Los_Angeles',
  'America/Puerto_Rico',
];

export function SettingsPage() {
  const t = useT('shell');
  const client = useQueryClient();
  const { me, can } = useSession();
  const language = useLanguage();
  const [theme, chooseTheme] = useTheme();
  const [letters, setLetters] = useLetterKeysSwitch();
  const [problem, setProblem] = useState<unknown>(null);
  const zones = [...new Set([...ZONES, viewerZone(), ...(me ? [me.timeZone] : [])])];
  const keep = async (preferences: { language?: Language; timeZone?: string }) => {
    setProblem(null);
    try {
      await keepPreferences(preferences);
      await client.invalidateQueries({ queryKey: sessionQuery.queryKey });
      toast(t('settings.kept'));
    } catch (fault) {
      setProblem(fault);
    }
  };
  const speak = async (chosen: Language | null) => {
    if (!chosen) return;
    try {
      await switchLanguage(chosen);
    } catch {
      return setProblem(unreachable());
    }
    await keep({ language: chosen });
  };
  return (
    <Stack>
      <PageTitle title={t('nav.settings')} tabTitle={t('nav.settings')} />
      <ProblemNotice problem={problem} />
      <Card title={t('settings.language')}>
        <Choice<Language>
          label={t('settings.languageOf')}
          hint={t('settings.languageHint')}
          value={language}
          options={[
            { value: 'en', label: 'English' },
            { value: 'es', label: 'Español' },
          ]}
          onChange={(chosen) => void speak(chosen)}
        />
        <Select
          label={t('settings.zone')}
          hint={t('settings.zoneHint')}
          width="half"
          value={me?.timeZone ?? viewerZone()}
          options={zones.map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }))}
          onChange={(event) => void keep({ timeZone: event.target.value })}
        />
      </Card>
      <ReachCard />
      <DevicesCard />
      {can('caseload:read') && <PracticeCard />}
      {can('feed:keep') && <FeedsCard />}
      <Card title={t('settings.look')}>
        <Choice<Theme>
          label={t('settings.theme')}
          value={theme}
          options={(['system', 'light', 'dark'] as const).map((value) => ({
            value,
            label: t(`settings.theme.${value}`),
          }))}
          onChange={(chosen) => chosen && chooseTheme(chosen)}
        />
      </Card>
      <Card title={t('keys.title')}>
        <Checkbox
          label={t('keys.switch')}
          hint={t('keys.switchHint')}
          checked={letters}
          onChange={setLetters}
        />
      </Card>
    </Stack>
  );
}
