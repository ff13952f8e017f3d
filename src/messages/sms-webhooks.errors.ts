import { Problem } from '../platform/problem.js';

export class NotSigned extends Problem {
  constructor() {
    super({ slug: 'not-signed', status: 403, title: 'The signature of this call is not right.' });
  }
}
