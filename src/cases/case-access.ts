/**
 * Which cases the actor may see. Cases ask; assignments answer: an assignment is what opens the file. What one may not
 * see is not there.
 */
export abstract class CaseAccess {
  /** Whether the actor of the open transaction may see the case. */
  abstract sees(caseId: string): Promise<boolean>;

  /** Resolves when the actor may see the case; otherwise throws NotFound. */
  abstract require(caseId: string): Promise<void>;
}
