import { allOf } from '../api/all-of.js';
import { isDay } from '../cases/form/day.js';
import { type DraftBody, type Rule } from './rules-queries.js';

type Unit = DraftBody['unit'];
type Ladder = DraftBody['ladder'];
type Mark = DraftBody['mark'];

export const DAY_UNITS = ['CALENDAR_DAY', 'BUSINESS_DAY', 'MONTH', 'YEAR'] as const satisfies readonly Unit[];
export const HOUR_UNITS = [
  'CLOCK_HOUR',
  'HOUR_EXCL_WEEKEND_HOLIDAY',
  'WORKING_HOUR',
] as const satisfies readonly Unit[];
export const LADDERS = allOf<Ladder>()(['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'I']);
export const MARKS = allOf<Mark>()(['V', 'K', 'U', 'D']);

/** What is typed of the next version of a rule. */
export interface DraftFields {
  titleEn: string;
  titleEs: string;
  count: string;
  unit: Unit;
  rolls: 'yes' | 'no';
  ladder: Ladder;
  citation: string;
  mark: Mark;
  effectiveFrom: string | null;
  why: string;
}

/** A rule as it stands, to change what the law changed; the day and the reason are never taken over. */
export function fieldsOf(rule: Rule, more: Partial<DraftFields> = {}): DraftFields {
  const { title, count, unit, rolls, ladder, citation, mark } = rule;
  return {
    titleEn: title.en,
    titleEs: title.es,
    count: String(count),
    unit,
    rolls: rolls ? 'yes' : 'no',
    ladder,
    citation,
    mark,
    effectiveFrom: null,
    why: '',
    ...more,
  };
}

/** What is missing, by the server's names of the fields, as codes of the `fault.` words. */
export function draftFaults(fields: DraftFields): Record<string, string> {
  const missing: [string, boolean, string][] = [
    ['title.en', fields.titleEn.trim() === '', 'words'],
    ['title.es', fields.titleEs.trim() === '', 'words'],
    ['count', !/^\d{1,4}$/.test(fields.count.trim()), 'number'],
    ['citation', fields.citation.trim() === '', 'words'],
    ['effectiveFrom', !isDay(fields.effectiveFrom), 'day'],
    ['why', fields.why.trim() === '', 'reason'],
  ];
  return Object.fromEntries(missing.filter(([, is]) => is).map(([field, , code]) => [field, code]));
}

/** The draft as the server takes it; null while something is missing. */
export function draftBody(fields: DraftFields): DraftBody | null {
  const { unit, ladder, mark, effectiveFrom } = fields;
  if (Object.keys(draftFaults(fields)).length > 0 || !isDay(effectiveFrom)) return null;
  return {
    title: { en: fields.titleEn.trim(), es: fields.titleEs.trim() },
    count: Number(fields.count.trim()),
    unit,
    rolls: fields.rolls === 'yes',
    ladder,
    citation: fields.citation.trim(),
    mark,
    effectiveFrom,
    why: fields.why.trim(),
  };
}
