import { Conflict, Problem } from '../platform/problem.js';

export class FeedExists extends Conflict {
  constructor() {
    super('feed-exists', 'You have this calendar already. Make a new address if the old one is lost.');
  }
}

export class FetchedTooOften extends Problem {
  constructor() {
    super({ slug: 'too-many-tries', status: 429, title: 'Fetched too often. Wait fifteen minutes.' });
  }
}
