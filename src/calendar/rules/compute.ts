import { Temporal } from 'temporal-polyfill';
import { officeFacts, type OfficeFacts } from '../../places/rules/federal-holidays.js';
import { computeDeadline, dueText, type Refusal } from './deadline-engine.js';
import { countsHours, type ConfidenceMark, type DeadlineRule } from './deadline-rule.js';
import { selectRule } from './select-rule.js';

/** What a person types to check a date by hand. */
export interface ComputeQuestion {
  readonly code: string;
  /** The trigger's day, YYYY-MM-DD. */
  readonly on?: string;
  /** The trigger's instant, RFC 3339, or wall time YYYY-MM-DDTHH:MM in `zone`. */
  readonly at?: string;
  /** Zone of the court or facility; America/New_York when absent. */
  readonly zone?: string;
  readonly court?: string;
  readonly state?: string;
  readonly detained?: boolean;
  /** When offices are open; by the statute's holidays alone when absent. */
  readonly office?: OfficeFacts;
}

export interface ComputeAnswer {
  readonly ok: true;
  readonly rule: string;
  readonly version: number;
  readonly nominal: string;
  readonly rolled: string;
  readonly timeZone: string;
  readonly arithmetic: string;
  readonly citation: string;
  readonly mark: ConfidenceMark;
  readonly verified: boolean;
}

export interface ComputeRefusal {
  readonly ok: false;
  /** What of the question is wrong, by the names it has here, with a stable word for it. */
  readonly field: keyof ComputeQuestion;
  readonly code: string;
  /** Sentences for the person who typed the question. */
  readonly reasons: readonly string[];
}

const DEFAULT_ZONE = 'America/New_York';

/**
 * Computes one date without a database: `rules compute BIA_BOND_APPEAL --on 2026-12-18`. The state defaults to the one
 * a state's own rule is for. An unknown rule, a missing or impossible date and an unknown zone are refusals.
 */
export function computeByHand(
  rules: readonly DeadlineRule[],
  question: ComputeQuestion,
): ComputeAnswer | ComputeRefusal {
  const known = rules.filter(({ code }) => code === question.code);
  const [first] = known;
  if (!first) {
    const codes = [...new Set(rules.map(({ code }) => code))].toSorted().join(', ');
    return refusal('code', 'no-such-rule', `There is no rule ${question.code}. Known rules: ${codes}.`);
  }
  const zone = question.zone ?? DEFAULT_ZONE;
  const trigger = triggerOf(first, question, zone);
  if ('ok' in trigger) return trigger;
  const state = question.state ?? first.scope?.states?.[0];
  const detained = question.detained ?? first.scope?.detained;
  const selected = selectRule(rules, question.code, trigger.day, {
    ...(question.court === undefined ? {} : { court: question.court }),
    ...(state === undefined ? {} : { state }),
    ...(detained === undefined ? {} : { detained }),
  });
  if (!selected.ok) return refused(first, selected.reasons[0] ?? 'out-of-scope');
  const facts = { ...(question.office ?? officeFacts()), zones: { court: zone, facility: zone } };
  const result = computeDeadline(selected.rule, { [trigger.input]: trigger.value }, facts);
  if (!result.ok) return refused(first, result.reasons[0] ?? 'trigger-not-a-date');
  const { nominal, rolled, arithmetic, citation, mark, rule } = result;
  return {
    ok: true,
    rule: rule.code,
    version: rule.version,
    nominal: dueText(nominal),
    rolled: dueText(rolled),
    timeZone: result.zone,
    arithmetic,
    citation,
    mark,
    verified: mark === 'V',
  };
}

const REFUSAL_WORDS: Readonly<Record<string, string>> = {
  'not-in-force': 'No version of the rule was in force on that day.',
  'out-of-scope': 'The rule is not for this court, state or custody.',
  'zone-unknown': 'The time zone is not known.',
  'trigger-not-a-date': 'The date or time is not one the calendar has.',
};

interface Trigger {
  readonly input: string;
  readonly value: string;
  readonly day: string;
}

function triggerOf(rule: DeadlineRule, { on, at }: ComputeQuestion, zone: string): Trigger | ComputeRefusal {
  const input = rule.inputs[0] ?? '';
  const wantsInstant = countsHours(rule.unit);
  if (wantsInstant && at === undefined)
    return refusal('at', 'required', `${rule.code} counts hours: say when with --at.`);
  if (!wantsInstant && on === undefined)
    return refusal('on', 'required', `${rule.code} counts days: say the day with --on.`);
  try {
    if (wantsInstant) {
      const moment = momentOf(at ?? '', zone);
      return { input, value: moment.toInstant().toString(), day: moment.toPlainDate().toString() };
    }
    if (!/^\d{4}-\d{2}-\d{2}$/.test(on ?? '')) throw new RangeError('not a day');
    const day = Temporal.PlainDate.from(on ?? '', { overflow: 'reject' }).toString();
    return { input, value: day, day };
  } catch {
    return wantsInstant
      ? refusal('at', 'not-a-time', 'The time given is not a time the calendar has.')
      : refusal('on', 'not-a-date', 'The date given is not a date the calendar has.');
  }
}

function momentOf(text: string, zone: string): Temporal.ZonedDateTime {
  if (/(Z|[+-]\d{2}:?\d{2})(\[.+\])?$/i.test(text))
    return Temporal.Instant.from(text).toZonedDateTimeISO(zone);
  return Temporal.PlainDateTime.from(text, { overflow: 'reject' }).toZonedDateTime(zone, {
    disambiguation: 'earlier',
  });
}

/** Where a refusal of the engine is to be mended in the question. */
function refused(rule: DeadlineRule, reason: Refusal): ComputeRefusal {
  const when = countsHours(rule.unit) ? 'at' : 'on';
  const field = reason === 'zone-unknown' ? 'zone' : reason === 'out-of-scope' ? 'code' : when;
  return refusal(field, reason, REFUSAL_WORDS[reason] ?? 'The date cannot be computed.');
}

function refusal(field: keyof ComputeQuestion, code: string, sentence: string): ComputeRefusal {
  return { ok: false, field, code, reasons: [sentence] };
}
