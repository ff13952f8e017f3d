import { Injectable } from '@nestjs/common';
import { CaseClosed } from '../cases/case.events.js';
import { OnEvent } from '../platform/announce.js';
import { LegalEvents } from './legal-events.service.js';

/** How long a file is kept is counted from the day its case is closed. */
@Injectable()
export class FileRetention {
  constructor(private readonly events: LegalEvents) {}

  /** Opens the days on which the file and its ledgers are reviewed, in the transaction that closes the case. */
  @OnEvent(CaseClosed, 'in-transaction')
  async caseClosed({ caseId }: CaseClosed): Promise<void> {
    await this.events.observe(caseId, 'CASE_CLOSED');
  }
}
