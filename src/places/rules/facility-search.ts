/** What a caller may know of a place: its name, its nickname, the town, the county, the code on a paper. */
export interface SearchablePlace {
  readonly detloc: string | null;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly city: string;
  readonly county: string;
  readonly state: string;
  /** Last year ICE used it; null while in use. */
  readonly endedYear: number | null;
}

/** Words in nearly every name, in the caller's language or ours: they help to rank, but never exclude. */
const GENERIC = new Set(
  'the of a el la los las de del en ice jail prison county detention center centre facility carcel prision condado centro detencion migracion'.split(
    ' ',
  ),
);

const STATE_WORDS: Readonly<Record<string, string>> = {
  GA: 'georgia',
  NC: 'north carolina',
  SC: 'south carolina',
  VA: 'virginia',
};

const WEIGHT = { code: 100, wholeName: 40, name: 12, city: 9, alias: 8, county: 7, state: 2 } as const;

/** Lower case without accents or punctuation: "Cárcel de Gastón" and "carcel de gaston" are the same. */
export function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/**
 * The places that fit what was typed, best first: accents folded, words in any order, each word the beginning of some word
 * of the place. Nothing typed gives all places in use by name. Places ICE no longer uses come last.
 */
export function searchPlaces<P extends SearchablePlace>(
  places: readonly P[],
  typed: string,
  limit: number,
): P[] {
  const query = fold(typed);
  const scored = places
    .map((place) => ({ place, score: query === '' ? idleScore(place) : score(place, query) }))
    .filter(({ score: points }) => points > 0);
  scored.sort((a, b) => b.score - a.score || a.place.name.localeCompare(b.place.name, 'en'));
  return scored.slice(0, limit).map(({ place }) => place);
}

function idleScore(place: SearchablePlace): number {
  return place.endedYear === null ? 1 : 0;
}

function score(place: SearchablePlace, query: string): number {
  const code = fold(place.detloc ?? '');
  const words = query.split(' ');
  const wanted = words.filter((word) => !GENERIC.has(word));
  const fields = fieldsOf(place);
  const points = (word: string) =>
    Math.max(code.startsWith(word) ? WEIGHT.name : 0, ...fields.map((f) => fit(f.words, word) * f.weight));
  if ((wanted.length > 0 ? wanted : words).some((word) => points(word) === 0)) return 0;
  const total =
    words.reduce((sum, word) => sum + points(word), 0) +
    (code !== '' && code === query ? WEIGHT.code : 0) +
    (fold(place.name).startsWith(query) ? WEIGHT.wholeName : 0);
  return place.endedYear === null ? total : total / 1000;
}

interface WeighedWords {
  readonly words: readonly string[];
  readonly weight: number;
}

function fieldsOf(place: SearchablePlace): WeighedWords[] {
  const wordsOf = (text: string) => fold(text).split(' ');
  return [
    { words: wordsOf(place.name), weight: WEIGHT.name },
    { words: place.aliases.flatMap(wordsOf), weight: WEIGHT.alias },
    { words: wordsOf(place.city), weight: WEIGHT.city },
    { words: wordsOf(place.county), weight: WEIGHT.county },
    { words: wordsOf(`${place.state} ${STATE_WORDS[place.state] ?? ''}`), weight: WEIGHT.state },
  ];
}

/** 1 for the whole word, less for its beginning, 0 for neither. */
function fit(words: readonly string[], typed: string): number {
  if (words.includes(typed)) return 1;
  return words.some((word) => word.startsWith(typed)) ? 0.6 : 0;
}
