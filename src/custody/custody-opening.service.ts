import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { CaseOpened } from '../cases/case.events.js';
import { IntakeReader } from '../intake/intake-reader.service.js';
import { FacilityDirectory } from '../places/facility-directory.service.js';
import { OnEvent } from '../platform/announce.js';
import { CustodyService } from './custody.service.js';
import { UNKNOWN_ARRIVAL } from './rules/arrival.js';
import type { CustodySource } from './rules/custody-words.js';

/** Who told the call where the person is, in the words of custody. */
const TOLD_BY: Readonly<Record<string, CustodySource>> = {
  detainedPerson: 'client',
  family: 'family',
  locator: 'locator',
  ice: 'ice',
  lawyer: 'attorney',
};

/** The first stay of a case: where the call said the person is. */
@Injectable()
export class CustodyOpening {
  constructor(
    private readonly custody: CustodyService,
    private readonly calls: IntakeReader,
    private readonly facilities: FacilityDirectory,
  ) {}

  /** Records the stay in the transaction that opens the case; also when nobody knows the place yet. */
  @OnEvent(CaseOpened, 'in-transaction')
  async recordFirstStay({ caseId, intakeId }: CaseOpened): Promise<void> {
    const call = await this.calls.forCase(intakeId);
    const facility = call.facilityId ? await this.facilities.find(call.facilityId) : null;
    const stay = {
      id: randomUUID(),
      caseId,
      facilityId: call.facilityId,
      arrived: call.detainedSince ?? UNKNOWN_ARRIVAL,
      source: TOLD_BY[call.facilitySource ?? ''] ?? 'intake',
      wouldBeReleasedAt: call.wouldBeReleasedAt,
      detainerLodged: call.detainerLodged === null ? null : call.detainerLodged === 'yes',
    };
    await this.custody.keep(stay, facility?.timeZone);
  }
}
