import { Problem } from '../platform/problem.js';
import type { ReplayRefusal } from './rules/queue-trouble.js';

export class ReplayRefused extends Problem {
  constructor(reason: ReplayRefusal) {
    super({
      slug: 'replay-refused',
      status: 409,
      title:
        'This reminder is not opened again: its date is over or closed, it was seen, somebody has called, or it may have arrived.',
      extra: { reason },
    });
  }
}
