/**
 * Words that would tell an abuser, an employer or an officer what the message is about, as beginnings of words without
 * accents. English and Spanish together: a message in one language is read by people of the other.
 */
const TELLING_STEMS = [
  // The agency and the matter.
  'immigra',
  'inmigra',
  'migra',
  'migrant',
  'deport',
  'remov',
  'asyl',
  'asil',
  'visa',
  'uscis',
  'eoir',
  'dhs',
  'citizen',
  'ciudadan',
  // The place.
  'detain',
  'detent',
  'deten',
  'custod',
  'jail',
  'carcel',
  'prison',
  'prision',
  'preso',
  'facility',
  'sheriff',
  'arrest',
  // The proceeding.
  'court',
  'corte',
  'tribunal',
  'juzgado',
  'judge',
  'juez',
  'jueza',
  'hearing',
  'audiencia',
  'bond',
  'fianza',
  'bail',
  'appeal',
  'apela',
  'habeas',
  'legal',
  'law',
  'case',
  'caso',
  'client',
  'filing',
  // The people.
  'attorney',
  'abogad',
  'counsel',
  'defens',
];
/** Whole words only, because they begin too many harmless ones. */
const TELLING_WORDS = ['ice', 'la migra', 'bia', 'dui', 'oplas', 'opla', 'ero'];

const STEMS = new RegExp(`\\b(?:${TELLING_STEMS.join('|')})\\w*`, 'giu');
const WORDS = new RegExp(`\\b(?:${TELLING_WORDS.join('|')})\\b`, 'giu');

/** The telling words in a text (domain 8.7); an empty list when there are none. Accents and case do not matter. */
export function tellingWords(text: string): string[] {
  const plain = text.normalize('NFD').replaceAll(/\p{M}/gu, '');
  return [...plain.matchAll(STEMS), ...plain.matchAll(WORDS)].map((match) => match[0]);
}
