import type { Statement, Tx } from '../platform/unit-of-work.js';
import type { FeedRecord } from './feeds.dto.js';
import type { FeedKind, FeedLanguage } from './rules/feed-words.js';

/** Whose calendar is fetched, with the roles they hold now. */
export interface LiveFeed {
  readonly feed_id: string;
  readonly staff_id: string;
  readonly kind: FeedKind;
  readonly language: FeedLanguage;
  readonly roles: string[];
  readonly is_first_today: boolean;
}

/** Sets the row-security context of the person whose address it is; no row when it is nobody's. */
export function beginFeed(digest: Buffer): Statement {
  return { text: 'SELECT * FROM app.begin_feed($1)', values: [digest] };
}

const FEEDS = `SELECT id, kind, made_at AS "madeAt", last_used_at AS "lastUsedAt" FROM app.feeds`;

/** The addresses of one person that are good. */
export function openFeeds(tx: Tx, staffId: string): Promise<FeedRecord[]> {
  return tx.query(`${FEEDS} WHERE staff_id = $1 AND ended_at IS NULL ORDER BY kind DESC`, [staffId]);
}

/** Null when there is an open one of this kind. */
export async function insertFeed(
  tx: Tx,
  { staffId, kind, digest }: { staffId: string; kind: FeedKind; digest: Buffer },
): Promise<FeedRecord | null> {
  const [row] = await tx.query<FeedRecord[]>(
    `INSERT INTO app.feeds (staff_id, kind, token_hash) VALUES ($1, $2, $3)
     ON CONFLICT (staff_id, kind) WHERE ended_at IS NULL DO NOTHING
     RETURNING id, kind, made_at AS "madeAt", last_used_at AS "lastUsedAt"`,
    [staffId, kind, digest],
  );
  return row ?? null;
}

/** Ends the open addresses of a person, of one kind or of all; returns their ids. */
export async function endFeeds(tx: Tx, staffId: string, kind: FeedKind | null): Promise<string[]> {
  const [ended] = await tx.query<[{ id: string }[], number]>(
    `UPDATE app.feeds SET ended_at = app.now()
      WHERE staff_id = $1 AND ($2::text IS NULL OR kind = $2) AND ended_at IS NULL RETURNING id`,
    [staffId, kind],
  );
  return ended.map(({ id }) => id);
}
