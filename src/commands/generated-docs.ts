import { countInWords } from '../calendar/rules/arithmetic-in-words.js';
import type { DeadlineRule } from '../calendar/rules/deadline-rule.js';
import { PERMISSIONS, PERMISSION_WORDS, ROLES } from '../people/rules/permissions.js';

const MARKS = {
  V: 'checked against a public source',
  K: 'known, text not re-read',
  U: 'uncertain',
  D: 'our own service level, not law',
} as const;

/** docs/permissions.md: the permission table as a person reads it. */
export function permissionsPage(): string {
  const rows = [...PERMISSION_WORDS].sort().map((word) => {
    const allowed: readonly string[] = PERMISSIONS[word];
    return `| \`${word}\` | ${ROLES.map((role) => (allowed.includes(role) ? '●' : '')).join(' | ')} |`;
  });
  return [
    '# Who may do what',
    '',
    'Generated from `src/people/rules/permissions.ts` by `npm run contract`. A route asks for one word; what is not here',
    'nobody may do. Which rows a role sees is decided by row security: volunteers their own calls, attorneys their cases,',
    'coordinators and supervising attorneys all, admins no content. What one may not see is 404.',
    '',
    `| word | ${ROLES.map((role) => role.replaceAll('_', ' ')).join(' | ')} |`,
    `| --- | ${ROLES.map(() => ':---:').join(' | ')} |`,
    ...rows,
    '',
  ].join('\n');
}

/** docs/law.md: the deadline rules in words. */
export function lawPage(rules: readonly DeadlineRule[]): string {
  const sections = [...rules].sort((a, b) => (a.code < b.code ? -1 : 1)).flatMap(ruleSection);
  return [
    '# Deadline rules',
    '',
    'Generated from `src/calendar/data/deadline-rules.json` by `npm run contract`. **This is not legal advice.** Each rule is',
    'data with a source, dates and an approver; a change of law is a new version, never an edit. A rule whose mark is not V',
    'is shown as "not verified: check the text".',
    '',
    `Marks: ${Object.entries(MARKS)
      .map(([mark, meaning]) => `**${mark}** ${meaning}`)
      .join(' · ')}.`,
    '',
    ...sections,
  ].join('\n');
}

const words = (code: string) => code.toLowerCase().replaceAll('_', ' ');

function scopeInWords({ scope }: DeadlineRule): string {
  const parts = [
    ...(scope?.courts ?? []),
    ...(scope?.circuits ?? []),
    ...(scope?.states ?? []),
    ...(scope?.detained === undefined ? [] : [scope.detained ? 'detained' : 'not detained']),
  ];
  return parts.length > 0 ? parts.join(', ') : 'everybody';
}

function ruleSection(rule: DeadlineRule): string[] {
  const zone = typeof rule.zone === 'string' ? rule.zone.toLowerCase() : rule.zone.fixed;
  const counted =
    rule.count === 0
      ? `the date itself: ${words(rule.trigger)}`
      : `${countInWords(rule)} ${words(rule.trigger)}; the day of the event ${rule.excludeTriggerDay ? 'is day zero' : 'counts'}`;
  return [
    `## ${rule.code}, version ${rule.version}`,
    '',
    `${rule.title.en} / ${rule.title.es}`,
    '',
    '| | |',
    '| --- | --- |',
    `| count | ${counted} |`,
    `| roll | ${rule.roll === 'NONE' ? 'none' : 'forward to a business day'} |`,
    `| zone | ${zone} |`,
    `| for | ${scopeInWords(rule)} |`,
    `| whose act | ${rule.owner} |`,
    `| closed by | ${rule.closesOn.map(words).join(', ')} |`,
    `| reminders | ${rule.ladder === 'I' ? 'none' : `ladder ${rule.ladder}`} |`,
    `| source | ${rule.citation} (${rule.mark}) |`,
    `| in force | from ${rule.effectiveFrom}${rule.effectiveTo ? ` to ${rule.effectiveTo}` : ''} |`,
    `| approved by | ${rule.approvedBy ?? 'nobody yet'} |`,
    `| last verified | ${rule.lastVerifiedOn}, again every ${rule.reverifyEveryDays} days |`,
    '',
  ];
}
