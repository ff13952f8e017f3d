import { useT } from '../i18n/use-t.js';
import { Badge, type BadgeTone } from '../ui/notice.js';
import { type UrgencyLevel } from './intake-types.js';

const TONES: Record<UrgencyLevel, BadgeTone> = { red: 'late', amber: 'soon', green: 'ok' };

/** The urgency as a word; the colour only repeats it. */
export function UrgencyBadge({ level }: { level: UrgencyLevel }) {
  const t = useT('intake');
  return <Badge tone={TONES[level]}>{t(`level.${level}`)}</Badge>;
}
