import { Injectable } from '@nestjs/common';
import { UnitOfWork, type Statement, type Tx } from '../platform/unit-of-work.js';
import type { AuditAction } from './rules/actions.js';

export interface AuditEntry {
  readonly action: AuditAction;
  readonly subject: { readonly kind: string; readonly id: string | null };
  readonly caseId?: string;
  /** Names of the fields written or read; never their content. */
  readonly fields?: readonly string[];
}

export interface ChainReport {
  readonly chain: number;
  readonly entries: number;
  /** Sequence number of the first entry that is not as it was written, or null. */
  readonly brokenAt: number | null;
}

/** What was done, by whom: append-only and hash-chained, in the same transaction as the deed. */
@Injectable()
export class Audit {
  private readonly drafts = new WeakMap<Tx, AuditEntry[]>();

  constructor(private readonly unit: UnitOfWork) {}

  /** Notes an entry; it is written just before the commit, because the chain's head stays locked from then on. */
  record(tx: Tx, entry: AuditEntry): void {
    const noted = this.drafts.get(tx);
    if (noted) {
      noted.push(entry);
      return;
    }
    this.drafts.set(tx, [entry]);
    this.unit.lastly('audit', () => this.entriesOf(tx));
  }

  /** Re-computes every chain. One report per chain; `brokenAt` names the first changed, missing or cut-off entry. */
  async verify(): Promise<ChainReport[]> {
    const rows = await this.unit.tx.query<{ chain: number; entries: string; broken_at: string | null }[]>(
      'SELECT * FROM audit.verify()',
    );
    return rows.map((row) => ({
      chain: row.chain,
      entries: Number(row.entries),
      brokenAt: row.broken_at === null ? null : Number(row.broken_at),
    }));
  }

  private entriesOf(tx: Tx): Statement {
    const entries = this.drafts.get(tx) ?? [];
    this.drafts.delete(tx);
    const rows = entries.map((entry) => ({
      action: entry.action,
      subject_kind: entry.subject.kind,
      subject_id: entry.subject.id,
      case_id: entry.caseId ?? null,
      fields: entry.fields ?? [],
    }));
    return { text: APPEND, values: [JSON.stringify(rows), this.unit.requestId] };
  }
}

// In the order of chains, so that two transactions never wait for each other's heads.
const APPEND = `
  INSERT INTO audit.entries (action, subject_kind, subject_id, case_id, fields, request_id)
  SELECT e.action, e.subject_kind, e.subject_id, e.case_id, e.fields, $2
    FROM jsonb_to_recordset($1::jsonb) AS e(action text, subject_kind text, subject_id uuid, case_id uuid, fields text[])
   ORDER BY audit.chain_of(coalesce(e.case_id, e.subject_id, $2))`;
