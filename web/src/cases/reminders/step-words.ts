/** A step of a reminder ladder, read from its name, for the words `step.<key>`. */
export type StepWords =
  | { key: 'before' | 'after'; unit: 'd' | 'h' | 'bd'; count: number }
  | { key: 'onTheDay'; time: string }
  | { key: 'atTime' }
  | { key: 'morning' }
  | { key: 'open' }
  | { key: 'now' }
  | { key: 'page' }
  | { key: 'share'; percent: number }
  | { key: 'other'; name: string };

/** `T-21d` 21 days before, `T+1bd` one business day after, `T 09:00` on the day, `open` when it came to be, `now T-1d` at once for a step that was past, `50%`. */
export function stepWords(step: string): StepWords {
  const offset = /^T([+-])(\d+)(bd|d|h)\b/.exec(step);
  if (offset) {
    const [, sign, count, unit] = offset;
    return {
      key: sign === '-' ? 'before' : 'after',
      unit: unit === 'h' || unit === 'bd' ? unit : 'd',
      count: Number(count),
    };
  }
  const time = /^T (\d{2}:\d{2})$/.exec(step)?.[1];
  if (time) return { key: 'onTheDay', time };
  if (step === 'T morning') return { key: 'morning' };
  if (step === 'T') return { key: 'atTime' };
  if (step.startsWith('now ')) return { key: 'now' };
  if (step === 'open') return { key: 'open' };
  if (step === 'page' || step.startsWith('page ')) return { key: 'page' };
  const percent = /^(\d+)%$/.exec(step)?.[1];
  return percent ? { key: 'share', percent: Number(percent) } : { key: 'other', name: step };
}
