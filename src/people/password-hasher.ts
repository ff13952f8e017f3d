import { Injectable } from '@nestjs/common';
import { hash, verify, type Options } from '@node-rs/argon2';
import { Env } from '../platform/env.js';

/** argon2id (RFC 9106), 64 MiB, 3 passes: about a quarter of a second. Tests use the floor, because they sign in a thousand times. */
const ARGON2ID = 2;
const OFFICE: Options = { algorithm: ARGON2ID, memoryCost: 65_536, timeCost: 3, parallelism: 1 };
const TEST: Options = { ...OFFICE, memoryCost: 8_192, timeCost: 1 };
const AT_ONCE = 2;

@Injectable()
export class PasswordHasher {
  private readonly options: Options;
  private running = 0;
  private readonly waiting: (() => void)[] = [];
  private readonly nobody: Promise<string>;

  constructor(env: Env) {
    this.options = env.NODE_ENV === 'test' ? TEST : OFFICE;
    this.nobody = hash('nobody has this password', this.options);
  }

  /** PHC string of the password. */
  hash(password: string): Promise<string> {
    return this.inTurn(() => hash(password, this.options));
  }

  /** Whether the password matches; takes as long for an account that does not exist. */
  async matches(phc: string | null, password: string): Promise<boolean> {
    const against = phc ?? (await this.nobody);
    const same = await this.inTurn(() => verify(against, password));
    return same && phc !== null;
  }

  /** Two at once, so that a burst of sign-ins cannot take the machine's memory. */
  private async inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (this.running >= AT_ONCE) await new Promise<void>((resolve) => this.waiting.push(resolve));
    this.running += 1;
    try {
      return await work();
    } finally {
      this.running -= 1;
      this.waiting.shift()?.();
    }
  }
}
