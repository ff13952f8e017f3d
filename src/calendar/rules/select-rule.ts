import type { RefusedDeadline } from './deadline-engine.js';
import type { DeadlineRule, RuleScope } from './deadline-rule.js';

/** Where and for whom a date is computed; what is unknown is left out. */
export interface ScopeFacts {
  /** Key of the immigration court. */
  readonly court?: string;
  readonly circuit?: string;
  /** State of the place of detention. */
  readonly state?: string;
  readonly detained?: boolean;
}

/**
 * The version of a rule that was in force on the trigger's day, the most narrowly scoped one first (a court's own rule
 * before a circuit's, before a state's, before the general one), then the highest version.
 * `rules` may hold versions of many codes. Refuses an unknown code, a day no version covers, and a place or person the
 * rule is not for.
 */
export function selectRule(
  rules: readonly DeadlineRule[],
  code: string,
  triggerDay: string,
  scope: ScopeFacts,
): { readonly ok: true; readonly rule: DeadlineRule } | RefusedDeadline {
  const versions = rules.filter((rule) => rule.code === code);
  if (versions.length === 0) return { ok: false, reasons: ['no-such-rule'] };
  const inForce = versions.filter(
    ({ effectiveFrom, effectiveTo }) =>
      effectiveFrom <= triggerDay && (effectiveTo === null || triggerDay <= effectiveTo),
  );
  if (inForce.length === 0) return { ok: false, reasons: ['not-in-force'] };
  const [best] = inForce
    .filter((rule) => holdsFor(rule.scope, scope))
    .toSorted((a, b) => narrowness(b.scope) - narrowness(a.scope) || b.version - a.version);
  return best ? { ok: true, rule: best } : { ok: false, reasons: ['out-of-scope'] };
}

function holdsFor(scope: RuleScope | undefined, facts: ScopeFacts): boolean {
  if (!scope) return true;
  return (
    includes(scope.courts, facts.court) &&
    includes(scope.circuits, facts.circuit) &&
    includes(scope.states, facts.state) &&
    (scope.detained === undefined || scope.detained === facts.detained)
  );
}

function includes(allowed: readonly string[] | undefined, fact: string | undefined): boolean {
  return allowed === undefined || (fact !== undefined && allowed.includes(fact));
}

function narrowness(scope: RuleScope | undefined): number {
  if (!scope) return 0;
  return (
    (scope.courts ? 8 : 0) +
    (scope.circuits ? 4 : 0) +
    (scope.states ? 2 : 0) +
    (scope.detained === undefined ? 0 : 1)
  );
}
