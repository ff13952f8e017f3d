import { createContext, useContext } from 'react';
import { type CaseFile } from './shapes.js';

/** The case whose page is open; every part of the page reads it from here. */
export const CaseFileContext = createContext<CaseFile | null>(null);

export function useCaseFile(): CaseFile {
  const file = useContext(CaseFileContext);
  if (!file) throw new Error('This part belongs on the page of a case');
  return file;
}
