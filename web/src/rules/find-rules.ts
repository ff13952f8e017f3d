import { type Language } from '../i18n/languages.js';
import { type Rule } from './rules-queries.js';

const plain = (text: string) => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();

/** The rules in whose code, title or source every word occurs, accents aside. */
export function found(rules: readonly Rule[], words: string, language: Language): Rule[] {
  const wanted = plain(words).split(/\s+/).filter(Boolean);
  return rules.filter((rule) => {
    const text = plain(
      `${rule.code} ${rule.code.replaceAll('_', ' ')} ${rule.title[language]} ${rule.citation}`,
    );
    return wanted.every((word) => text.includes(word));
  });
}
