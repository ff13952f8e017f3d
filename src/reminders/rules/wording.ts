import type { InboxTitle } from '../../messages/rules/inbox-titles.js';
import type { TemplateKey } from '../../messages/rules/templates.js';
import { isPausedClientStep, isPausedStep } from './pauses.js';

export interface WordedReminder {
  readonly about: 'deadline' | 'hearing';
  readonly kind: 'reminder' | 'escalation';
  readonly step: string;
  /** Whether it is due after the date it is about: then it asks what came of it. */
  readonly afterwards: boolean;
}

/** Which mail or text a reminder becomes. */
export function templateOf({ about, kind, step, afterwards }: WordedReminder): TemplateKey {
  if (isUrgent(step)) return 'page';
  if (isPausedClientStep(step)) return 'paused-outside';
  if (isPausedStep(step)) return 'paused';
  if (kind === 'escalation') return 'escalation';
  return about === 'hearing' && afterwards ? 'record' : 'reminder';
}

/** What a reminder is called in the inbox, behind the sign-in. */
export function titleOf({ about, kind, step, afterwards }: WordedReminder): InboxTitle {
  if (kind === 'escalation') {
    if (step.endsWith('>')) return 'delivery-failed';
    if (isPausedClientStep(step)) return 'client-reminder-paused';
    if (isPausedStep(step)) return 'reminder-paused';
    if (about === 'deadline') return 'deadline-unconfirmed';
    return afterwards ? 'result-unrecorded' : 'hearing-unconfirmed';
  }
  if (about === 'deadline') return 'deadline-due';
  return afterwards ? 'record-result' : 'hearing-ahead';
}

/** A page, or what became of one that could not be delivered. */
function isUrgent(step: string): boolean {
  return /^page( \d+)?>?$/.test(step);
}
