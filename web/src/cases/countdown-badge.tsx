import { useT } from '../i18n/use-t.js';
import { Badge, type BadgeTone } from '../ui/notice.js';
import { countdownTo, type Moment, type Nearness, presentInstant } from './moment.js';

const TONES: Record<Nearness, BadgeTone> = { late: 'late', soon: 'soon', calm: 'plain' };

export interface CountdownBadgeProps {
  moment: Moment;
  /** What lies behind us is over, not late: a hearing that was held. */
  past?: 'over';
}

/** "in 3 days", "today", "2 days ago": always in days and hours of the court. */
export function CountdownBadge({ moment, past }: CountdownBadgeProps) {
  const t = useT('cases');
  const countdown = countdownTo(moment, presentInstant());
  if (!countdown) return null;
  const tone = past === 'over' && countdown.nearness === 'late' ? 'plain' : TONES[countdown.nearness];
  return <Badge tone={tone}>{t(`countdown.${countdown.key}`, { count: countdown.count })}</Badge>;
}
