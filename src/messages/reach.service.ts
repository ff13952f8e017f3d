import { Inject, Injectable } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { Audit } from '../audit/audit.js';
import { BlindIndex } from '../confidentiality/blind-index.js';
import { FieldCipher } from '../confidentiality/field-cipher.js';
import { readPhone } from '../parties/rules/phone.js';
import { StaffMoved } from '../people/people.events.js';
import { may } from '../people/rules/permissions.js';
import { staffSubject } from '../people/staff-directory.service.js';
import { Announcer, OnEvent } from '../platform/announce.js';
import { NotFound, StaleVersion, Unprocessable } from '../platform/problem.js';
import { TryCounter } from '../platform/try-counter.js';
import { RT_SOURCE, UnitOfWork } from '../platform/unit-of-work.js';
import { PhoneCodes } from './phone-codes.service.js';
import { phoneColumn } from './reach-directory.service.js';
import { toReachDto, type ChangeReachDto, type ReachDto } from './reach.dto.js';
import {
  CodeRefused,
  CodesUsedUp,
  PhoneStopped,
  PhoneUnconfirmed,
  SmsNotOffered,
  WayNeeded,
} from './reach.errors.js';
import { CodeWanted, ReachChanged } from './reach.events.js';
import {
  confirmPhone,
  lockReach,
  planAgain,
  readReach,
  wantCode,
  writePhone,
  writeReach,
  type ReachRow,
} from './reach.queries.js';
import { SmsChannel } from './sms-channel.service.js';

const CODES_PER_QUARTER = 4;
const WRONG_PER_QUARTER = 5;

/** How the signed-in person is reached: ways, quiet hours, and a number that is theirs. The inbox is always on. */
@Injectable()
export class ReachService {
  private readonly asked: TryCounter;
  private readonly wrong: TryCounter;

  constructor(
    private readonly unit: UnitOfWork,
    private readonly cipher: FieldCipher,
    private readonly index: BlindIndex,
    private readonly sms: SmsChannel,
    private readonly codes: PhoneCodes,
    private readonly announcer: Announcer,
    private readonly audit: Audit,
    @Inject(RT_SOURCE) source: DataSource,
  ) {
    this.asked = new TryCounter(source, 'sms-code', CODES_PER_QUARTER);
    this.wrong = new TryCounter(source, 'sms-code-wrong', WRONG_PER_QUARTER);
  }

  /** What the actor chose, or the defaults: mail, and quiet from nine to eight in their zone. */
  async read(): Promise<ReachDto> {
    return this.describe(await this.row());
  }

  /**
   * Chooses ways and quiet hours; their open reminders are planned again in the same transaction. Throws StaleVersion,
   * PhoneUnconfirmed, PhoneStopped, SmsNotOffered, and WayNeeded when somebody who is reminded of dates would be left with
   * the inbox alone.
   */
  async change(wish: ChangeReachDto, version: number): Promise<ReachDto> {
    const { tx } = this.unit;
    const staffId = this.unit.staffId();
    const row = await this.locked();
    if (row.version !== version) throw new StaleVersion();
    if (wish.sms) this.requireTexts(row);
    if (!wish.mail && !wish.sms) this.refuseSilence();
    await writeReach(tx, staffId, wish);
    this.note('reach.changed', ['mail', 'sms', 'invites', 'daily', 'quietFrom', 'quietUntil']);
    this.announcer.announce(tx, new ReachChanged(staffId));
    return this.read();
  }

  /**
   * Takes a number, seals it and texts a code to it after the commit. Until the code comes back it is not used. Throws
   * SmsNotOffered, PhoneStopped, CodesUsedUp, WayNeeded (texts were the only way), Unprocessable for what is no number.
   */
  async givePhone(typed: string): Promise<ReachDto> {
    if (!this.sms.isOffered) throw new SmsNotOffered();
    const reading = readPhone(typed);
    if (!reading.ok || reading.extension) throw new Unprocessable([{ field: 'phone', code: 'not-a-phone' }]);
    const row = await this.locked();
    if (!row.mail) this.refuseSilence();
    const staffId = this.unit.staffId();
    const sealed = await this.cipher.seal(staffSubject(staffId), phoneColumn(staffId), reading.e164);
    await writePhone(this.unit.tx, staffId, { sealed, index: this.index.phone(reading.e164) });
    if ((await this.row()).stopped) throw new PhoneStopped();
    await this.askForCode();
    this.announcer.announce(this.unit.tx, new ReachChanged(staffId));
    this.note('reach.phone_given', ['phone']);
    return this.read();
  }

  /** Texts another code; the one before is worth nothing. Throws NotFound without a number, CodesUsedUp, PhoneStopped. */
  async sendCode(): Promise<ReachDto> {
    if (!this.sms.isOffered) throw new SmsNotOffered();
    const row = await this.locked();
    if (!row.phone_sealed || row.confirmed) throw new NotFound();
    if (row.stopped) throw new PhoneStopped();
    await wantCode(this.unit.tx, this.unit.staffId());
    await this.askForCode();
    return this.read();
  }

  /** The code came back: the number is theirs, and texts are on. Throws CodeRefused and CodesUsedUp. */
  async confirm(code: string): Promise<ReachDto> {
    const staffId = this.unit.staffId();
    if (await this.wrong.isUsedUp(staffId)) throw new CodesUsedUp();
    if (!(await confirmPhone(this.unit.tx, staffId, this.codes.digest(staffId, code)))) {
      await this.wrong.count(staffId);
      throw new CodeRefused();
    }
    this.announcer.announce(this.unit.tx, new ReachChanged(staffId));
    this.note('reach.phone_confirmed', ['phone', 'sms']);
    return this.read();
  }

  /** Forgets the number. Throws NotFound without one, WayNeeded when texts were the only way. */
  async removePhone(): Promise<ReachDto> {
    const row = await this.locked();
    if (!row.phone_sealed) throw new NotFound();
    if (!row.mail) this.refuseSilence();
    await writePhone(this.unit.tx, this.unit.staffId(), null);
    this.announcer.announce(this.unit.tx, new ReachChanged(this.unit.staffId()));
    this.note('reach.phone_removed', ['phone']);
    return this.read();
  }

  /** Quiet hours are meant in the person's own zone. */
  @OnEvent(StaffMoved, 'in-transaction')
  async onMoved({ staffId }: StaffMoved): Promise<void> {
    await lockReach(this.unit.tx, staffId);
    await planAgain(this.unit.tx, staffId);
    this.announcer.announce(this.unit.tx, new ReachChanged(staffId));
  }

  private async askForCode(): Promise<void> {
    const staffId = this.unit.staffId();
    if (await this.asked.isUsedUp(staffId)) throw new CodesUsedUp();
    await this.asked.count(staffId);
    this.announcer.announce(this.unit.tx, new CodeWanted(staffId));
  }

  private requireTexts(row: ReachRow): void {
    if (!this.sms.isOffered) throw new SmsNotOffered();
    if (!row.confirmed) throw new PhoneUnconfirmed();
    if (row.stopped) throw new PhoneStopped();
  }

  private refuseSilence(): void {
    const { actor } = this.unit;
    if (actor.kind === 'staff' && may(actor.roles, 'reminder:read')) throw new WayNeeded();
  }

  private async locked(): Promise<ReachRow> {
    await lockReach(this.unit.tx, this.unit.staffId());
    return this.row();
  }

  private async row(): Promise<ReachRow> {
    const row = await readReach(this.unit.tx, this.unit.staffId());
    if (!row) throw new NotFound();
    return row;
  }

  private note(
    action: 'reach.changed' | `reach.phone_${'given' | 'confirmed' | 'removed'}`,
    fields: string[],
  ): void {
    this.audit.record(this.unit.tx, { action, subject: { kind: 'staff', id: this.unit.staffId() }, fields });
  }

  private async describe(row: ReachRow): Promise<ReachDto> {
    const id = this.unit.staffId();
    const phone = row.phone_sealed
      ? await this.cipher.open(staffSubject(id), phoneColumn(id), row.phone_sealed)
      : null;
    return toReachDto(row, phone, this.sms.isOffered);
  }
}
