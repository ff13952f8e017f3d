import pg from 'pg';

const MOST_STATEMENTS = 1000;
const names = new Map<string, string>();

/**
 * A connection that prepares each statement once: row-security policies make planning dearer than running. Statements are
 * named by their text, which is written in the code and not put together at run time.
 */
export class PreparingClient extends pg.Client {
  override query(...words: unknown[]): never {
    const [text, values, ...rest] = words;
    const name =
      typeof text === 'string' && Array.isArray(values) && values.length > 0 ? nameOf(text) : undefined;
    const given = name === undefined ? words : [{ name, text, values }, ...rest];
    return (super.query as (...args: unknown[]) => never)(...given);
  }
}

function nameOf(text: string): string | undefined {
  const known = names.get(text);
  if (known || names.size >= MOST_STATEMENTS) return known;
  const name = `s${names.size + 1}`;
  names.set(text, name);
  return name;
}
