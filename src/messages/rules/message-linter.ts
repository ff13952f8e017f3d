import { PUSH_WORDS } from './push-templates.js';
import { DIGEST_WORDS } from './digest-templates.js';
import { SMS_WORDS } from './sms-templates.js';
import { smsSize } from './sms-text.js';
import { tellingWords } from './telling-words.js';
import { TEMPLATE_WORDS, type Template } from './templates.js';

export interface LintFinding {
  readonly where: string;
  readonly fault: 'word' | 'unknown-variable' | 'digits' | 'address' | 'line-break' | 'too-long';
  readonly found: string;
}

const VARIABLE = /\{\{\s*([^{}]*?)\s*\}\}/g;

/**
 * Everything that is wrong with a template: telling words, variables that are not on the list, digits (a template has
 * no number of its own), addresses, a subject of more than one line. `where` names the template for the message.
 */
export function lintTemplate(where: string, template: Template): LintFinding[] {
  const findings = Object.entries({ subject: template.subject, text: template.text }).flatMap(
    ([part, text]) => lintText(`${where}.${part}`, text, TEMPLATE_WORDS),
  );
  if (/[\r\n]/.test(template.subject))
    findings.push({ where: `${where}.subject`, fault: 'line-break', found: '' });
  return findings;
}

/** The same for the mail of the day, part by part; its subject is one line. */
export function lintDigest(where: string, parts: Readonly<Record<string, string>>): LintFinding[] {
  return Object.entries(parts).flatMap(([part, text]) => [
    ...lintText(`${where}.${part}`, text, DIGEST_WORDS),
    ...(part === 'subject' && /[\r\n]/.test(text)
      ? [{ where: `${where}.${part}`, fault: 'line-break' as const, found: '' }]
      : []),
  ]);
}

/**
 * The same for a text message, and that it stays one part on the phone network with the longest words it may be given.
 * `longest` are those words, `allowed` their names.
 */
export function lintSms(
  where: string,
  text: string,
  longest: Readonly<Record<string, string>>,
  allowed: readonly string[] = SMS_WORDS,
): LintFinding[] {
  const { encoding, segments } = smsSize(filled(text, longest));
  const long: LintFinding = { where, fault: 'too-long', found: `${segments} parts of ${encoding}` };
  return [...lintText(where, text, allowed), ...(segments > 1 ? [long] : [])];
}

/** Screens that are locked show so many letters of a notification and cut the rest. */
const LONGEST_PUSH = 110;

/**
 * The same for a notification, in one line, and that a locked screen shows all of it with the longest words it may be given.
 */
export function lintPush(
  where: string,
  text: string,
  longest: Readonly<Record<(typeof PUSH_WORDS)[number], string>>,
): LintFinding[] {
  const { length } = filled(text, longest);
  const faults: LintFinding[] = lintText(where, text, PUSH_WORDS);
  if (/[\r\n]/.test(text)) faults.push({ where, fault: 'line-break', found: '' });
  if (length > LONGEST_PUSH) faults.push({ where, fault: 'too-long', found: `${length} letters` });
  return faults;
}

function filled(text: string, longest: Readonly<Record<string, string>>): string {
  return text.replaceAll(VARIABLE, (_whole, word: string) => longest[word] ?? '');
}

function lintText(where: string, text: string, allowed: readonly string[]): LintFinding[] {
  const unknown = [...text.matchAll(VARIABLE)]
    .map(([, word = '']) => word)
    .filter((word) => !allowed.includes(word));
  const own = text.replaceAll(VARIABLE, '');
  const found = (fault: LintFinding['fault'], words: readonly string[]): LintFinding[] =>
    words.map((word) => ({ where, fault, found: word }));
  return [
    ...found('unknown-variable', unknown),
    ...found('word', tellingWords(own)),
    ...found('digits', own.match(/\d+/g) ?? []),
    ...found('address', own.match(/\w+:\/\/\S*|\S+@\S+/g) ?? []),
  ];
}
