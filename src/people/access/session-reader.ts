import { Injectable } from '@nestjs/common';
import type { Actor, Opening } from '../../platform/unit-of-work.js';

interface SessionRow {
  readonly staff_id: string;
  readonly roles: string[];
  readonly session_id: string;
  readonly step: string;
  readonly expires_at: Date;
  readonly idle_expires_at: Date;
}

export interface LiveSession {
  readonly expiresAt: string;
  readonly idleExpiresAt: string;
  readonly actor: Extract<Actor, { kind: 'staff' }>;
}

/** The opening of a transaction that belongs to the session of a token digest. */
@Injectable()
export class SessionReader {
  /** Acts as the session's owner, or as nobody when there is no live session. `found` hears of the session. */
  opening(tokenDigest: Buffer, found?: (session: LiveSession) => void): Opening {
    return {
      context: { text: 'SELECT * FROM app.begin_request($1)', values: [tokenDigest] },
      actorOf: ([row]) => {
        if (!row) return { kind: 'nobody' };
        const session = sessionOf(row as SessionRow);
        found?.(session);
        return session.actor;
      },
    };
  }
}

function sessionOf(row: SessionRow): LiveSession {
  return {
    expiresAt: row.expires_at.toISOString(),
    idleExpiresAt: row.idle_expires_at.toISOString(),
    actor: {
      kind: 'staff',
      staffId: row.staff_id,
      roles: row.roles,
      sessionId: row.session_id,
      step: row.step,
    },
  };
}
