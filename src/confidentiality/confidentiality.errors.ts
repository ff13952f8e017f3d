import { Problem } from '../platform/problem.js';

/** A sealed value does not open: wrong key file, damaged or moved data. Nothing about the value is told. */
export class SealBroken extends Problem {
  constructor() {
    super({
      slug: 'seal-broken',
      status: 500,
      title: 'A sealed value does not open. Tell an admin: the key file may be wrong.',
    });
  }
}

/** The subject's key was destroyed; what it sealed is gone for good. */
export class KeyMissing extends Problem {
  constructor() {
    super({ slug: 'key-missing', status: 410, title: 'This was erased and cannot be read any more.' });
  }
}
