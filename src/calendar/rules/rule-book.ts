import ruleData from '../data/deadline-rules.json' with { type: 'json' };
import type { DeadlineRule } from './deadline-rule.js';

/** Every deadline rule the product knows, in every version, as shipped. rule-book.spec.ts checks each row's shape. */
export const RULE_BOOK: readonly DeadlineRule[] = ruleData.rules as readonly DeadlineRule[];
