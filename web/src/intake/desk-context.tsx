import { createContext, useCallback, useContext, useSyncExternalStore } from 'react';
import { type Answer, type Answers } from './answers.js';
import { type SaveState } from './autosave.js';
import { type Desk } from './desk.js';
import { type Intake } from './intake-types.js';
import { type Language, type Questionnaire } from './questionnaire.js';
import { type Clash, type Refusal } from './unsent.js';

/** What every part of an open intake needs, and none of them changes while it is open. */
export interface OpenIntake {
  desk: Desk;
  questionnaire: Questionnaire;
  /** Volunteers see numbers masked after leaving the field. */
  masks: boolean;
  timeZone: string;
  /** Names of the facilities and courts seen on this screen, by id; the form adds to it. */
  placeNames: Map<string, string>;
}

export const OpenIntakeContext = createContext<OpenIntake | null>(null);

/** The sentences to read aloud: their language, and whether they are shown. */
export interface ReadingAloud {
  language: Language;
  shown: boolean;
}

export const ReadingAloudContext = createContext<ReadingAloud>({ language: 'es', shown: true });

export function useOpenIntake(): OpenIntake {
  const open = useContext(OpenIntakeContext);
  if (!open) throw new Error('No intake is open here');
  return open;
}

/** Reads one thing from the desk; the component draws again only when that thing is another one. */
function useDesk<T>(read: (desk: Desk) => T): T {
  const { desk } = useOpenIntake();
  const snapshot = useCallback(() => read(desk), [desk, read]);
  return useSyncExternalStore(desk.watch, snapshot);
}

const readAnswers = (desk: Desk): Answers => desk.answers;
const readIntake = (desk: Desk): Intake => desk.intake;
const readSave = (desk: Desk): SaveState => desk.save;

export function useAnswers(): Answers {
  return useDesk(readAnswers);
}

export function useIntake(): Intake {
  return useDesk(readIntake);
}

export function useSaveState(): SaveState {
  return useDesk(readSave);
}

export function useAnswer(questionId: string): Answer | undefined {
  return useDesk(useCallback((desk: Desk) => desk.answers[questionId], [questionId]));
}

export function useRefusal(questionId: string): Refusal | undefined {
  return useDesk(useCallback((desk: Desk) => desk.autosave.ledger.refused[questionId], [questionId]));
}

export function useClash(questionId: string): Clash | undefined {
  return useDesk(useCallback((desk: Desk) => desk.autosave.ledger.clashes[questionId], [questionId]));
}

/** Something worked out from all answers, e.g. whether a question is asked. Return a plain value. */
export function useFromAnswers<T extends string | number | boolean | undefined>(
  work: (answers: Answers) => T,
): T {
  return useDesk(useCallback((desk: Desk) => work(desk.answers), [work]));
}
