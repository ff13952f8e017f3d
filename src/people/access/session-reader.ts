import { Injectable } from '@nestjs/common';
import type { Actor, Tx } from '../../platform/unit-of-work.js';

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

/** Finds the session of a token digest and sets the row-security context of the open transaction to its owner. */
@Injectable()
export class SessionReader {
  /** The actor of the transaction: the session's owner, or nobody when there is no live session. */
  async begin(tx: Tx, tokenDigest: Buffer): Promise<Actor> {
    return (await this.find(tx, tokenDigest))?.actor ?? { kind: 'nobody' };
  }

  async find(tx: Tx, tokenDigest: Buffer): Promise<LiveSession | null> {
    const [row] = await tx.query<SessionRow[]>('SELECT * FROM app.begin_request($1)', [tokenDigest]);
    if (!row) return null;
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
}
