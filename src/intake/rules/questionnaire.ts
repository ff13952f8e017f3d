/** The questionnaire is data, kept with its version; these are its shapes. */

export const QUESTION_TYPES = [
  'text',
  'longText',
  'name',
  'phone',
  'aNumber',
  'country',
  'language',
  'choice',
  'choices',
  'yesNo',
  'partialDate',
  'day',
  'instant',
  'facility',
  'court',
  'flag',
  'band',
] as const;
export const SENSITIVITIES = ['P0', 'P1', 'P2', 'P3'] as const;
export const ANSWER_OWNERS = ['caller', 'detained', 'intake'] as const;
export const LINE_RULES = ['ask', 'skip'] as const;
export const WIDTHS = ['third', 'half', 'full'] as const;

export interface Wording {
  readonly en: string;
  readonly es: string;
}

export interface ListedChoice {
  readonly value: string;
  readonly label: Wording;
}

export interface Question {
  readonly id: string;
  readonly type: (typeof QUESTION_TYPES)[number];
  readonly sensitivity: (typeof SENSITIVITIES)[number];
  /** Whose key seals the answer. */
  readonly owner: (typeof ANSWER_OWNERS)[number];
  readonly label: Wording;
  readonly why?: Wording;
  readonly say?: Wording;
  readonly then?: readonly { readonly in: readonly string[]; readonly say: Wording }[];
  readonly choices?: readonly ListedChoice[];
  readonly showIf?: { readonly question: string; readonly in: readonly string[] };
  readonly monitoredLine: (typeof LINE_RULES)[number];
  readonly width?: (typeof WIDTHS)[number];
  readonly maxLength?: number;
}

export interface Section {
  readonly id: string;
  readonly number: number;
  readonly title: Wording;
  readonly questions: readonly Question[];
}

export interface Questionnaire {
  readonly version: string;
  readonly languages: readonly ListedChoice[];
  readonly countries: readonly string[];
  readonly sections: readonly Section[];
}

/** A questionnaire with its questions and lists ready for look-up. */
export interface QuestionIndex {
  readonly version: string;
  readonly questions: ReadonlyMap<string, Question>;
  readonly languages: ReadonlySet<string>;
  readonly countries: ReadonlySet<string>;
}

/** Prepares a questionnaire for checking answers; done once per version. */
export function indexQuestions(questionnaire: Questionnaire): QuestionIndex {
  const all = questionnaire.sections.flatMap((section) => section.questions);
  return {
    version: questionnaire.version,
    questions: new Map(all.map((question) => [question.id, question])),
    languages: new Set(questionnaire.languages.map((language) => language.value)),
    countries: new Set(questionnaire.countries),
  };
}

/** Facts about the law, crimes, health or protection: written down only after the caller allowed it. */
export function needsConsent(question: Pick<Question, 'sensitivity'>): boolean {
  return question.sensitivity === 'P2' || question.sensitivity === 'P3';
}
