import { hkdfSync, randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { KeyFile } from '../platform/key-file.js';
import { KEYS } from '../platform/platform.module.js';
import { UnitOfWork, type Opening, type Tx } from '../platform/unit-of-work.js';

/** What proves that somebody holds the key file: the database keeps its digest. */
export function operatorProof(keys: KeyFile): Buffer {
  return Buffer.from(hkdfSync('sha256', keys.databaseSecret, '', 'operator v1', 32));
}

const OPERATOR_ID = '00000000-0000-0000-0000-000000000000';

/** Whoever holds the key file on the machine: the command line, the first admin, the synthetic office. */
@Injectable()
export class Operator {
  constructor(
    private readonly unit: UnitOfWork,
    @Inject(KEYS) private readonly keys: KeyFile,
  ) {}

  /** Runs `work` in one transaction with an admin's rights, written to the audit log as the operator. */
  run<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.begin(null, work);
  }

  /** Runs `work` as a staff member would, under the same row security; for building the synthetic office. */
  runAs<T>(staffId: string, work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.begin(staffId, work);
  }

  private begin<T>(staffId: string | null, work: (tx: Tx) => Promise<T>): Promise<T> {
    const opening: Opening = {
      context: {
        text: 'SELECT app.begin_operator($1, $2) AS roles',
        values: [operatorProof(this.keys), staffId],
      },
      actorOf: ([row]) => ({
        kind: 'staff',
        staffId: staffId ?? OPERATOR_ID,
        roles: (row as { roles: string[] } | undefined)?.roles ?? [],
        sessionId: OPERATOR_ID,
        step: 'done',
      }),
    };
    return this.unit.asRequest(randomUUID(), opening, work);
  }
}
