import { RELEASE_TYPES, RELEASES, wordsOfRelease, type ReleaseType } from '../../custody/rules/release.js';
import type { CaseMove } from '../../cases/rules/case-lifecycle.js';
import eventData from '../data/legal-events.json' with { type: 'json' };
import type { DeadlineStatus } from './deadline-rule.js';

/** What can happen in a case and is recorded as an event: data, like the rules whose words it says. */

export const EVENT_STAGES = [
  'detention',
  'representation',
  'bond',
  'stay',
  'appeal',
  'habeas',
  'removal',
  'fear',
  'release',
  'afterwards',
  'money',
  'elsewhere',
] as const;
export type EventStage = (typeof EVENT_STAGES)[number];

/** Who told us. */
export const EVENT_SOURCES = ['us', 'court', 'dhs', 'jail', 'client', 'family', 'attorney', 'other'] as const;
export type EventSource = (typeof EVENT_SOURCES)[number];

/** How it reached us. */
export const EVENT_WAYS = [
  'paper',
  'ecas',
  'hearing',
  'phone',
  'mail',
  'locator',
  'in_person',
  'other',
] as const;
export type EventWay = (typeof EVENT_WAYS)[number];

export interface LegalEventKind {
  readonly kind: string;
  readonly stage: EventStage;
  readonly title: { readonly en: string; readonly es: string };
  /** Words of the deadline rules, as triggers and as what they close on. */
  readonly says: readonly string[];
  /** Rules it closes among those that close on its words; empty: all of them. */
  readonly only: readonly string[];
  readonly closesAs: Exclude<DeadlineStatus, 'open' | 'voided'>;
  /** Rules that it meets although it closes others as something else. */
  readonly meets: readonly string[];
  /** An act of ours answers one date of each rule, the soonest; a change of standing ends them all. */
  readonly closes: 'all' | 'soonest';
  /** `set`: the day is one that somebody fixed and that may lie ahead. */
  readonly when: 'happened' | 'set';
  /** The word it says in the place of its own when a court named the day itself. */
  readonly ordered: string | null;
  /** The permission it takes: giving something up is for counsel. Null: the product tells it itself, nobody types it. */
  readonly needs: 'event:record' | 'deadline:waive' | null;
  /** Told once more it takes the place of what was told before: its dates are moved, never doubled. */
  readonly once: boolean;
  /** Where the case moves, step by step, as far as its lifecycle lets it. */
  readonly moves: readonly CaseMove[];
  readonly release: ReleaseType | null;
}

const TOLD = eventData.kinds.map((kind) => ({
  once: false,
  ...kind,
  meets: [],
  release: null,
})) as readonly LegalEventKind[];

const OUT: readonly LegalEventKind[] = RELEASE_TYPES.map((type) => ({
  kind: `RELEASE_${type}`,
  stage: 'release',
  title: RELEASES[type].title,
  says: wordsOfRelease(type),
  only: [],
  closesAs: 'superseded',
  meets: ['RELEASE_CONFIRM'],
  closes: 'all',
  when: 'happened',
  ordered: null,
  needs: 'event:record',
  once: false,
  moves: movesOfRelease(type),
  release: type,
}));

export const LEGAL_EVENT_KINDS: readonly LegalEventKind[] = [...TOLD, ...OUT];
export const LEGAL_EVENT_WORDS: readonly string[] = LEGAL_EVENT_KINDS.map(({ kind }) => kind);

/** Words that no event says, with the form of its own that says each. */
export const SAID_ELSEWHERE: Readonly<Record<string, string>> = eventData.elsewhere;

export function legalEventKind(word: string): LegalEventKind | null {
  return LEGAL_EVENT_KINDS.find(({ kind }) => kind === word) ?? null;
}

/** The words of a kind in both languages; null of none. */
export function titleOfKind(word: string | null): { en: string; es: string } | null {
  const kind = word === null ? null : legalEventKind(word);
  return kind && { en: kind.title.en, es: kind.title.es };
}

/** Out of detention the work goes on: address, court, terms. The bond track is over (domain reference 1.1). */
function movesOfRelease(type: ReleaseType): CaseMove[] {
  const { becomes, atLiberty } = RELEASES[type];
  if (becomes === null) return [];
  return [
    ...(type === 'BOND' ? (['posting', 'posted'] as const) : []),
    'track_ended',
    becomes,
    ...(atLiberty ? (['post_release'] as const) : []),
  ];
}
