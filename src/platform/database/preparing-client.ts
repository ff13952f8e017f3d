import pg from 'pg';

interface Wired {
  readonly connection: { readonly stream: { cork(): void; uncork(): void } };
}

const MOST_STATEMENTS = 1000;
const names = new Map<string, string>();

/**
 * A connection that prepares each statement once: row-security policies make planning dearer than running. Statements are
 * named by their text, which is written in the code and not put together at run time.
 */
export class PreparingClient extends pg.Client {
  private isCorked = false;

  override query(...words: unknown[]): never {
    this.gather();
    const [text, values, ...rest] = words;
    const name =
      typeof text === 'string' && Array.isArray(values) && values.length > 0 ? nameOf(text) : undefined;
    const given = name === undefined ? words : [{ name, text, values }, ...rest];
    return (super.query as (...args: unknown[]) => never)(...given);
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
