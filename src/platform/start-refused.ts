/** The office cannot be opened: names the variable or server at fault and what to do. Never carries a value. */
export class StartRefused extends Error {
  constructor(
    readonly what: string,
    readonly remedy: string,
  ) {
    super(`${what}: ${remedy}`);
    this.name = 'StartRefused';
  }
}
