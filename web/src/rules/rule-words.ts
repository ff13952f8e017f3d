import { type useT } from '../i18n/use-t.js';
import { type Rule } from './rules-queries.js';

/** How a rule counts, in words. */
export function countWords(rule: Rule, t: ReturnType<typeof useT>): string {
  if (rule.count === 0) return t('counts.itself');
  const length = t(`unit.${rule.unit}`, { count: rule.count });
  const counted = t(`counts.${rule.direction}`, { length });
  return rule.rolls ? `${counted}. ${t('rolls')}` : counted;
}
