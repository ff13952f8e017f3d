export interface JsonOption {
  readonly json?: boolean;
}

/** A command was asked for something it cannot do. `message` says what to do instead. */
export class CommandRefused extends Error {
  constructor(
    message: string,
    readonly exitCode: 1 | 2 = 1,
  ) {
    super(message);
  }
}

/** Prints one JSON object for programs, or the words for people. */
export function print(options: JsonOption, facts: object, words: string): void {
  process.stdout.write(options.json ? `${JSON.stringify(facts)}\n` : `${words}\n`);
}
