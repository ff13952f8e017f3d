/** In a hundred: what else than taking a message its provider does. */
const MOODS = [
  [3, 'refuse'],
  [3, 'drop the answer'],
  [3, 'slow'],
  [1, 'hang'],
];
export const SLOW_MS = 300;

/**
 * What the other side of a channel has in common, whatever it speaks: the journal of what it took is the only proof of what
 * was sent. A provider adds env(), proxy and close().
 */
export class Journal {
  /** @type {{ reminderId: string, n: number, to: string, at: number }[]} */
  taken = [];
  /** When each was first offered, whatever was answered: what we are late by is not what the other side refuses. */
  offered = new Map();
  moods = {};
  /** How often it was asked whether it took a message. */
  asked = 0;
  /** How often a message took the place of one that it had taken: nobody sees two. */
  replaced = 0;
  /** It takes nothing just now, and says so. */
  unwell = false;
  #random;

  constructor(random) {
    this.#random = random;
  }

  /** Notes that a message was offered, and gives what is done with it. */
  offer(reminderId) {
    if (!this.offered.has(reminderId)) this.offered.set(reminderId, Date.now());
    const mood = this.#mood();
    this.moods[mood] = (this.moods[mood] ?? 0) + 1;
    return mood;
  }

  take(reminderId, n, to) {
    this.taken.push({ reminderId, n: Number(n), to, at: Date.now() });
  }

  #mood() {
    if (this.unwell) return 'refuse';
    let point = this.#random() * 100;
    for (const [share, mood] of MOODS) {
      if (point < share) return mood;
      point -= share;
    }
    return 'take';
  }
}
