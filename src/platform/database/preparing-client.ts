import pg from 'pg';

interface Wired {
  readonly connection: { readonly stream: { cork(): void; uncork(): void; destroy(): void } };
}

interface Named {
  readonly name?: string;
  readonly text: string;
  readonly values: unknown[];
}

type Callback = (fault: Error | null, result: pg.QueryResult) => void;

export interface PreparingConfig extends pg.ClientConfig {
  /** A connection on which an answer takes longer is closed. */
  readonly answerWithinMs?: number;
}

const MOST_STATEMENTS = 1000;
const names = new Map<string, string>();

/**
 * A connection that prepares each statement once: row-security policies make planning dearer than running. Statements are
 * named by their text, which is written in the code and not put together at run time.
 */
export class PreparingClient extends pg.Client {
  private isCorked = false;
  private readonly answerWithinMs: number | undefined;

  constructor(config: PreparingConfig = {}) {
    super(config);
    this.answerWithinMs = config.answerWithinMs;
  }

  override query(...words: unknown[]): never {
    this.gather();
    const [text, ...rest] = words;
    if (typeof text !== 'string') return (super.query as (...args: unknown[]) => never)(...words);
    const values = rest.find((word): word is unknown[] => Array.isArray(word)) ?? [];
    const callback = rest.find((word): word is Callback => typeof word === 'function');
    const name = values.length > 0 ? nameOf(text) : undefined;
    const statement = name === undefined ? { text, values } : { name, text, values };
    return (callback ? this.send(statement, callback) : this.promised(statement)) as never;
  }

  private promised(statement: Named): Promise<pg.QueryResult> {
    return new Promise<pg.QueryResult>((resolve, reject) => {
      this.send(statement, (fault, result) => {
        if (fault) reject(fault);
        else resolve(result);
      });
    }).catch((fault: Error) => {
      // The trace ends in the socket otherwise, and not with whoever asked.
      Error.captureStackTrace(fault);
      throw fault;
    });
  }

  /**
   * The library's own promise and its `query_timeout` set a function as a property of the query. V8 takes such functions for
   * methods and makes them old at birth: each would keep its answer until the next full collection, and every small one on
   * the way there would carry all answers along, for milliseconds. So the callback is handed over, and the clock is here.
   */
  private send(statement: Named, callback: Callback): void {
    let isTold = false;
    const tell: Callback = (fault, result) => {
      if (isTold) return;
      isTold = true;
      clearTimeout(clock);
      callback(fault, result);
    };
    const clock =
      this.answerWithinMs === undefined
        ? undefined
        : setTimeout(() => this.giveUp(tell), this.answerWithinMs);
    super.query(statement, tell);
  }

  private giveUp(tell: Callback): void {
    tell(new Error('Query read timeout'), undefined as never);
    (this as unknown as Wired).connection.stream.destroy();
  }

  /** What is asked in one turn leaves in one packet: writing to the socket is dearer than a statement in it. */
  private gather(): void {
    if (this.isCorked) return;
    const { stream } = (this as unknown as Wired).connection;
    this.isCorked = true;
    stream.cork();
    process.nextTick(() => {
      this.isCorked = false;
      stream.uncork();
    });
  }
}

function nameOf(text: string): string | undefined {
  const known = names.get(text);
  if (known || names.size >= MOST_STATEMENTS) return known;
  const name = `s${names.size + 1}`;
  names.set(text, name);
  return name;
}
