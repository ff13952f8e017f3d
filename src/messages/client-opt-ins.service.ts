import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';
import { Audit } from '../audit/audit.js';
import { CaseAccess } from '../cases/case-access.js';
import { BlindIndex } from '../confidentiality/blind-index.js';
import { FieldCipher } from '../confidentiality/field-cipher.js';
import { PartyReader } from '../parties/party-reader.service.js';
import { dialledPart, readPhone } from '../parties/rules/phone.js';
import { StaffDirectory } from '../people/staff-directory.service.js';
import { OFFICE_ZONE } from '../places/rules/office-zone.js';
import { Announcer } from '../platform/announce.js';
import { Clock } from '../platform/clock.js';
import { Env } from '../platform/env.js';
import { NotFound, Unprocessable } from '../platform/problem.js';
import { UnitOfWork } from '../platform/unit-of-work.js';
import { ClientDirectory, clientColumn, clientSubject } from './client-directory.service.js';
import {
  toOptInDto,
  type OptInDto,
  type OptInListDto,
  type OptInSampleDto,
  type RecordOptInDto,
} from './client-opt-ins.dto.js';
import { AlreadyReminded, NotSafeToText, NumberStopped, TooManyReminded } from './client-opt-ins.errors.js';
import {
  endOptIn,
  findOptIn,
  insertOptIn,
  lastingOptIns,
  optInsOfCase,
  peopleOfCase,
  saidStop,
  shred,
  type OptInRow,
} from './client-opt-ins.queries.js';
import { ClientOptInEnded, ClientOptInRecorded } from './reach.events.js';
import { MOST_OPT_INS, type Safety } from './rules/client-opt-ins.js';
import { renderClient } from './rules/client-words.js';
import { LANGUAGES } from './rules/templates.js';
import { SmsChannel } from './sms-channel.service.js';

/** Who outside the office asked to be reminded of the dates of a case: written down by somebody who may see it. */
@Injectable()
export class ClientOptIns {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly cases: CaseAccess,
    private readonly cipher: FieldCipher,
    private readonly index: BlindIndex,
    private readonly directory: ClientDirectory,
    private readonly parties: PartyReader,
    private readonly staff: StaffDirectory,
    private readonly sms: SmsChannel,
    private readonly env: Env,
    private readonly clock: Clock,
    private readonly announcer: Announcer,
    private readonly audit: Audit,
  ) {}

  /** Everybody of a case, with the last digits of each number, and the words they get. Throws NotFound. */
  async ofCase(caseId: string): Promise<OptInListDto> {
    await this.cases.require(caseId);
    const rows = await optInsOfCase(this.unit.tx, caseId);
    return {
      items: await this.describe(rows),
      smsOffered: this.sms.isOffered,
      samples: LANGUAGES.map((language) => this.sample(language)),
    };
  }

  /**
   * Writes down that somebody asked; their dates are planned for in the same transaction. Throws NotFound for a case that is closed
   * or not seen, NotSafeToText, AlreadyReminded, NumberStopped, TooManyReminded, Unprocessable for what is no number, zone or day.
   */
  async record(caseId: string, wish: RecordOptInDto): Promise<OptInDto> {
    const { tx } = this.unit;
    await this.cases.require(caseId);
    const lasting = await lastingOptIns(tx, caseId);
    if (lasting === null) throw new NotFound();
    if (lasting >= MOST_OPT_INS) throw new TooManyReminded();
    const phone = phoneOf(wish.phone);
    if (wish.way === 'text') await this.refuseUnsafe(caseId, phone, wish.safety);
    const phoneIndex = this.index.phone(phone);
    if (await saidStop(tx, phoneIndex)) throw new NumberStopped();
    const timeZone = zoneOf(wish.timeZone);
    this.refuseFuture(wish.askedOn, timeZone);
    const id = randomUUID();
    const seal = (column: 'name_sealed' | 'phone_sealed', text: string) =>
      this.cipher.seal(clientSubject(id), clientColumn(column, id), text);
    const { who, way, language, safety, askedBy, askedOn } = wish;
    const nameSealed = who !== 'client' && wish.name ? await seal('name_sealed', wish.name) : null;
    const phoneSealed = await seal('phone_sealed', phone);
    const told = { id, caseId, who, way, language, safety, askedBy, askedOn, timeZone };
    const kept = { ...told, nameSealed, phoneSealed, phoneIndex, recordedBy: this.unit.staffId() };
    if (!(await insertOptIn(tx, kept))) throw new AlreadyReminded();
    this.note('client_reminder.recorded', caseId, id, ['who', 'way', 'safety', 'askedBy', 'askedOn']);
    this.announcer.announce(tx, new ClientOptInRecorded(caseId));
    const rows = await optInsOfCase(tx, caseId);
    const [made] = await this.describe(rows.filter((row) => row.id === id));
    if (!made) throw new NotFound();
    return made;
  }

  /** Ends one by hand and destroys the number; repeating it changes nothing. Throws NotFound. */
  async end(caseId: string, id: string): Promise<void> {
    const { tx } = this.unit;
    await this.cases.require(caseId);
    const found = await findOptIn(tx, id);
    if (found?.case_id !== caseId) throw new NotFound();
    if (!(await endOptIn(tx, id, 'by-hand', this.unit.staffId()))) return;
    await shred(tx, id);
    this.note('client_reminder.ended', caseId, id, ['endedAs']);
    this.announcer.announce(tx, new ClientOptInEnded(caseId, id, 'by-hand'));
  }

  private async describe(rows: readonly (OptInRow & { readonly told: boolean })[]): Promise<OptInDto[]> {
    await this.cipher.warm(
      rows.filter((row) => row.phone_sealed).map(({ id }) => id),
      'reach',
    );
    const cards = await this.staff.names([...new Set(rows.map((row) => row.recorded_by))]);
    return Promise.all(
      rows.map(async (row) =>
        toOptInDto(row, await this.directory.open(row), cards.get(row.recorded_by)?.name ?? ''),
      ),
    );
  }

  private sample(language: OptInSampleDto['language']): OptInSampleDto {
    const at = this.clock
      .today(OFFICE_ZONE)
      .add({ days: 7 })
      .toZonedDateTime({ timeZone: OFFICE_ZONE, plainTime: '13:00' })
      .toInstant();
    const facts = { at, zone: OFFICE_ZONE, phone: this.env.hotline };
    const say = (key: 'first' | 'next' | 'due') => renderClient(key, language, facts);
    return { language, first: say('first'), next: say('next'), due: say('due') };
  }

  /** A phone they just called unsafe, or that was called unsafe when somebody took the call, is never texted. */
  private async refuseUnsafe(caseId: string, phone: string, safety: Safety): Promise<void> {
    if (safety === 'unsafe') throw new NotSafeToText();
    const known = await this.parties.contacts(await peopleOfCase(this.unit.tx, caseId));
    const isUnsafe = [...known.values()].some(
      (contact) => dialledPart(contact.phone) === phone && !contact.safety.smsOk,
    );
    if (isUnsafe) throw new NotSafeToText();
  }

  private refuseFuture(askedOn: string, zone: string): void {
    if (Temporal.PlainDate.compare(askedOn, this.clock.today(zone)) > 0)
      throw new Unprocessable([{ field: 'askedOn', code: 'in-the-future' }]);
  }

  private note(
    action: 'client_reminder.recorded' | 'client_reminder.ended',
    caseId: string,
    id: string,
    fields: string[],
  ): void {
    this.audit.record(this.unit.tx, { action, subject: { kind: 'client_opt_in', id }, caseId, fields });
  }
}

function phoneOf(typed: string): string {
  const reading = readPhone(typed);
  if (!reading.ok || reading.extension) throw new Unprocessable([{ field: 'phone', code: 'not-a-phone' }]);
  return reading.e164;
}

function zoneOf(told: string | undefined): string {
  if (told === undefined) return OFFICE_ZONE;
  try {
    return Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(told).timeZoneId;
  } catch {
    throw new Unprocessable([{ field: 'timeZone', code: 'not-a-zone' }]);
  }
}
