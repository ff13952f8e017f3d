import { useT } from '../../i18n/use-t.js';
import { useFormat } from '../../ui/format.js';
import { stepWords } from './step-words.js';

/**
 * The step of the ladder in words: "7 days before", "on the day at 9:00 AM". `listed`: in a list that has a time of its own, where
 * nothing is told "at once".
 */
export function StepText({ step, listed = false }: { step: string; listed?: boolean }) {
  const t = useT('cases');
  const format = useFormat();
  const words = stepWords(step);
  switch (words.key) {
    case 'before':
    case 'after':
      return <>{t(`step.${words.key}.${words.unit}`, { count: words.count })}</>;
    case 'onTheDay':
      return <>{t('step.onTheDay', { time: format.hour(words.time) })}</>;
    case 'share':
      return <>{t('step.share', { percent: words.percent })}</>;
    case 'morning':
      return <Morning />;
    case 'other':
      return <>{words.name}</>;
    case 'now':
      return <>{t(listed ? 'step.nowListed' : 'step.now')}</>;
    default:
      return <>{t(`step.${words.key}`)}</>;
  }
}

/** A step only clients have, so its words come with theirs. */
function Morning() {
  const t = useT('clients');
  return <>{t('step.morning')}</>;
}
