import type { CustodyStatus } from '../../cases/rules/case-lifecycle.js';

export const RELEASE_TYPES = [
  'BOND',
  'ROR',
  'ATD_ONLY',
  'PAROLE',
  'HABEAS_ORDER',
  'OSUP',
  'TERMINATION',
  'RELIEF_GRANTED',
  'USC_CONFIRMED',
  'REMOVED',
  'VOLUNTARY_DEPARTURE',
  'TRANSFER_CRIMINAL',
  'DEATH',
  'UNKNOWN',
] as const;
/** How a person leaves ICE custody (domain reference 7.3). */
export type ReleaseType = (typeof RELEASE_TYPES)[number];

interface Release {
  readonly title: { readonly en: string; readonly es: string };
  /** ICE let the person go on terms a judge can change within seven days (8 CFR 1236.1(d)(1)). */
  readonly byIce: boolean;
  /** The person has an address of their own again, which court and agencies are to be told. */
  readonly atLiberty: boolean;
  /** Where the person is then; null when somebody else holds them. */
  readonly becomes: CustodyStatus | null;
}

/** Each way out, with what it means. What nobody knows counts as released by ICE: seven days pass quickly. */
export const RELEASES: Readonly<Record<ReleaseType, Release>> = {
  BOND: free('Released on bond', 'Liberación bajo fianza', true),
  ROR: free('Released on recognizance (I-220A)', 'Liberación bajo palabra (I-220A)', true),
  ATD_ONLY: free(
    'Released with monitoring only (ATD, ISAP)',
    'Liberación solo con vigilancia (ATD, ISAP)',
    true,
  ),
  PAROLE: free('Released on parole', 'Liberación con permiso humanitario (parole)', true),
  HABEAS_ORDER: free(
    'Released by order of a federal court (habeas)',
    'Liberación por orden de un tribunal federal (hábeas)',
  ),
  OSUP: free('Released on an order of supervision (I-220B)', 'Liberación con orden de supervisión (I-220B)'),
  TERMINATION: free(
    'Released because the case was terminated',
    'Liberación porque se dio por terminado el caso',
  ),
  RELIEF_GRANTED: free(
    'Released because relief was granted',
    'Liberación porque se concedió un alivio migratorio',
  ),
  USC_CONFIRMED: {
    ...free(
      'Released as a citizen of the United States',
      'Liberación por ser ciudadana o ciudadano de los Estados Unidos',
    ),
    atLiberty: false,
  },
  REMOVED: gone('Removed from the country', 'Expulsión del país', 'removed'),
  VOLUNTARY_DEPARTURE: gone('Left under voluntary departure', 'Salida voluntaria del país', 'removed'),
  TRANSFER_CRIMINAL: gone('Handed over to criminal custody', 'Entrega a custodia penal', null),
  DEATH: gone('Death in custody', 'Fallecimiento bajo custodia', 'died'),
  UNKNOWN: free('Released; how is not known', 'Liberación; no se sabe de qué forma', true),
};

function free(en: string, es: string, byIce = false): Release {
  return { title: { en, es }, byIce, atLiberty: true, becomes: 'released' };
}

function gone(en: string, es: string, becomes: CustodyStatus | null): Release {
  return { title: { en, es }, byIce: false, atLiberty: false, becomes };
}

/**
 * The words of the deadline rules that a release says. Whoever is handed over to criminal custody is held on: none. Only
 * what has the person out of the country for good ends the dates of a removal order.
 */
export function wordsOfRelease(type: ReleaseType): string[] {
  const { byIce, atLiberty, becomes } = RELEASES[type];
  return [
    ...(becomes === null ? [] : ['RELEASED']),
    ...(byIce ? ['RELEASED_BY_ICE'] : []),
    ...(atLiberty ? ['MOVED_OR_RELEASED'] : []),
    ...(type === 'REMOVED' ? ['REMOVED'] : []),
  ];
}
