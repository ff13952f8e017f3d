import { Busy, Conflict, Problem, Unprocessable } from './problem.js';

interface DatabaseFault {
  readonly code?: string;
  readonly constraint?: string;
  readonly driverError?: { readonly code?: string; readonly constraint?: string };
}

/** SQLSTATE classes that mean "the server is away", not "the request is wrong". */
const AWAY = /^(08|57P|53)/;

/**
 * What a database refusal means to the person who asked. Unique and foreign-key refusals share one answer, because the
 * difference would tell of rows one may not see. Returns null when the fault is ours.
 */
export function problemOfSqlState(fault: unknown): Problem | null {
  const { code } = stateOf(fault);
  if (!code) return null;
  if (AWAY.test(code)) return new DatabaseAway();
  switch (code) {
    case '23505':
    case '23503':
    case '23P01':
      return new Conflict();
    case '23514':
    case '23502':
      return new Unprocessable([]);
    case '40001':
    case '40P01':
    case '55P03':
      return new Busy();
    case '22021':
    case '22P05':
      return new Unprocessable([{ field: '', code: 'not-text' }]);
    case '22P02':
    case '22003':
    case '22007':
    case '22008':
    case '22001':
      return new Unprocessable([{ field: '', code: 'not-valid' }]);
    default:
      return null;
  }
}

export function stateOf(fault: unknown): { code: string | undefined; constraint: string | undefined } {
  const seen = (fault ?? {}) as DatabaseFault;
  return {
    code: seen.driverError?.code ?? (typeof seen.code === 'string' ? seen.code : undefined),
    constraint: seen.driverError?.constraint ?? seen.constraint,
  };
}

export class DatabaseAway extends Problem {
  constructor() {
    super({
      slug: 'database-away',
      status: 503,
      title: 'The database does not answer. Nothing was saved; try again in a moment.',
    });
  }
}
