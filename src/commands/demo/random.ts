/** A source of numbers that gives the same office for the same seed (mulberry32). */
export class SeededRandom {
  private state: number;

  constructor(seed: number) {
    this.state = seed >>> 0;
  }

  /** At least 0, below 1. */
  fraction(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let mixed = this.state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  /** A whole number from `from` to `to`, both included. */
  whole(from: number, to: number): number {
    return from + Math.floor(this.fraction() * (to - from + 1));
  }

  chance(probability: number): boolean {
    return this.fraction() < probability;
  }

  pick<T>(choices: readonly T[]): T {
    const picked = choices[this.whole(0, choices.length - 1)];
    if (picked === undefined) throw new RangeError('Nothing to pick from');
    return picked;
  }

  /** Picks by share; shares need not sum to one. */
  byShare<T>(shares: readonly (readonly [T, number])[]): T {
    const total = shares.reduce((sum, [, share]) => sum + share, 0);
    let rest = this.fraction() * total;
    for (const [value, share] of shares) {
      rest -= share;
      if (rest < 0) return value;
    }
    const last = shares.at(-1);
    if (!last) throw new RangeError('Nothing to pick from');
    return last[0];
  }
}
