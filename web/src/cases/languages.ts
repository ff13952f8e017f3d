/**
 * Names of languages that browsers do not know. Peoples call them so, and so do English and Spanish; hence no
 * translation.
 */
const NAMES: Readonly<Record<string, string>> = {
  mam: 'Mam',
  quc: 'K’iche’',
  kjb: 'Q’anjob’al',
  kek: 'Q’eqchi’',
  cak: 'Kaqchikel',
  acr: 'Achi',
  ixl: 'Ixil',
  cac: 'Chuj',
  knj: 'Akateko',
  jac: 'Popti’',
  tzj: 'Tz’utujil',
  poh: 'Poqomchi’',
  agu: 'Awakateko',
  toj: 'Tojolabal',
  tzo: 'Tsotsil',
  tzh: 'Tseltal',
  'x-mixteco': 'Mixteco',
  zap: 'Zapoteco',
  trc: 'Triqui',
  tsz: 'Purépecha',
  tcf: 'Me’phaa',
  amu: 'Amuzgo',
  cta: 'Chatino',
  cab: 'Garífuna',
  miq: 'Miskito',
  jra: 'Jarai',
  rad: 'Rade',
  kpm: 'Koho',
  cmo: 'Bunong',
};

/** The name of a language by its code; `known` answers for the languages of the browser. */
export function languageWord(code: string, known: (tag: string) => string): string {
  return NAMES[code] ?? known(code);
}
