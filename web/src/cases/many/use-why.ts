import { hasWords, useT } from '../../i18n/use-t.js';

/** Why a case does not take a date, in words that go on after its code. */
export function useWhy(): (slug: string) => string {
  const t = useT('cases');
  return (slug) => t(hasWords('many', `problem.${slug}`) ? `many:problem.${slug}` : 'many:problem.other');
}
