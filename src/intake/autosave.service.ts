import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/audit.js';
import { may } from '../people/rules/permissions.js';
import { CourtDirectory } from '../places/court-directory.service.js';
import { FacilityDirectory } from '../places/facility-directory.service.js';
import { OFFICE_ZONE } from '../places/rules/office-zone.js';
import { Announcer } from '../platform/announce.js';
import { Clock, isoOf } from '../platform/clock.js';
import { NotFound, StaleVersion, Unprocessable } from '../platform/problem.js';
import { UnitOfWork } from '../platform/unit-of-work.js';
import { AutosaveQueries, type Save } from './autosave.queries.js';
import { Duplicates } from './duplicates.service.js';
import type { SaveAnswersDto } from './intake-requests.dto.js';
import type { SavedDto } from './intake.dto.js';
import { IntakeClosed } from './intake.errors.js';
import { IntakeTurnedRed } from './intake.events.js';
import { IntakeQueries, type IntakeRow } from './intakes.queries.js';
import { Questionnaires } from './questionnaires.service.js';
import { touchedDocuments } from './rules/answer-documents.js';
import {
  applyChanges,
  readPatch,
  wordOf,
  type Answer,
  type Answers,
  type PatchReading,
} from './rules/answers.js';
import { consentChanges } from './rules/consent-changes.js';
import { consentOf, enoughToAct, type Enough } from './rules/enough-to-act.js';
import { isEditable } from './rules/intake-lifecycle.js';
import type { QuestionIndex } from './rules/questionnaire.js';
import { urgencyOf, type Urgency } from './rules/urgency.js';
import { SealedAnswers } from './sealed-answers.js';
import { SealedPeople } from './sealed-people.js';

type Accepted = Extract<PatchReading, { ok: true }>;
type Judged = Enough & { readonly urgency: Urgency };

/** Saves answers while the call goes on: one read, pure rules, one write. */
@Injectable()
export class Autosave {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly intakes: IntakeQueries,
    private readonly writes: AutosaveQueries,
    private readonly questionnaires: Questionnaires,
    private readonly sealedAnswers: SealedAnswers,
    private readonly sealedPeople: SealedPeople,
    private readonly duplicates: Duplicates,
    private readonly facilities: FacilityDirectory,
    private readonly courts: CourtDirectory,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly announcer: Announcer,
  ) {}

  /**
   * Saves a patch of answers on top of `version`, all or nothing. The same patch again gets the same answer. Throws
   * NotFound; IntakeClosed after the hand-off; StaleVersion with the current answers to the touched questions;
   * Unprocessable naming every refused answer.
   */
  async save(id: string, version: number, patch: SaveAnswersDto): Promise<SavedDto> {
    const row = await this.intakes.find(id);
    if (!row) throw new NotFound();
    if (row.last_patch_id === patch.patchId) return this.savedBefore(row, true);
    if (!isEditable(row.status, this.reviews())) throw new IntakeClosed();
    const [index, current] = await Promise.all([
      this.questionnaires.index(row.questionnaire_version),
      this.sealedAnswers.open(row),
    ]);
    if (row.version !== version) throw staleTo(row, current, patch);
    const reading = readPatch(index, current, patch.answers, row.monitored_line);
    if (!reading.ok) throw new Unprocessable(reading.errors);
    if (reading.changes.size === 0) return this.savedBefore(row, false);
    return this.write(row, index, current, reading, patch.patchId);
  }

  private reviews(): boolean {
    const { actor } = this.unit;
    return actor.kind === 'staff' && may(actor.roles, 'intake:review');
  }

  private async savedBefore(row: IntakeRow, lookForOthers: boolean): Promise<SavedDto> {
    return this.answer(row, row, await this.sealedAnswers.openReasons(row), lookForOthers);
  }

  private async write(
    row: IntakeRow,
    index: QuestionIndex,
    current: Answers,
    accepted: Accepted,
    patchId: string,
  ): Promise<SavedDto> {
    const { changes } = accepted;
    const answers = applyChanges(current, changes);
    const facility = await this.placesOf(answers, changes);
    const judged = this.judge(row, answers, facility);
    const save = {
      intakeId: row.id,
      version: row.version,
      patchId,
      ...(await this.sealed(row, index, answers, accepted, judged.urgency.reasons)),
      level: judged.urgency.level,
      enough: judged.enough,
      missing: judged.missing,
      consent: consentOf(answers),
      ...(facility === undefined ? {} : { facilityId: facility?.id ?? null }),
      consents: consentChanges(answers, changes).map((change) => ({
        ...change,
        partyId: row.caller_party_id,
        textVersion: row.questionnaire_version,
      })),
    };
    this.note(row, changes, judged);
    const numbersChanged = changes.has('detained.aNumber') || changes.has('caller.phone');
    const saved = await this.writes.save(save, !numbersChanged);
    return this.answer(afterSave(row, judged, answers), saved, judged.urgency.reasons, numbersChanged);
  }

  private note(row: IntakeRow, changes: ReadonlyMap<string, unknown>, { urgency }: Judged): void {
    const { tx } = this.unit;
    this.audit.record(tx, {
      action: 'intake.saved',
      subject: { kind: 'intake', id: row.id },
      fields: [...changes.keys()],
    });
    if (urgency.level === 'red' && row.urgency !== 'red')
      this.announcer.announce(tx, new IntakeTurnedRed(row.id));
  }

  private judge(row: IntakeRow, answers: Answers, facility: { state: string } | null | undefined): Judged {
    const facilityState = facility === undefined ? row.facility_state : (facility?.state ?? null);
    const urgency = urgencyOf({ answers, facilityState, today: this.clock.today(OFFICE_ZONE) });
    return { urgency, ...enoughToAct(answers) };
  }

  private async sealed(
    row: IntakeRow,
    index: QuestionIndex,
    answers: Answers,
    { changes, aNumber }: Accepted,
    reasons: readonly string[],
  ): Promise<Pick<Save, 'documents' | 'people' | 'phone'>> {
    const [documents, reasonsSealed, people, phone] = await Promise.all([
      this.sealedAnswers.seal(row, index, answers, touchedDocuments(index, changes)),
      this.sealedAnswers.sealReasons(row, reasons),
      this.sealedPeople.people(row, answers, changes, aNumber),
      this.sealedPeople.phone(row, answers, changes),
    ]);
    return {
      documents: [...documents, ['reasons_sealed', reasonsSealed]],
      people,
      ...(phone ? { phone } : {}),
    };
  }

  /** The facility a patch names: null when it was taken back, undefined when the patch does not speak of it. */
  private async placesOf(
    answers: Answers,
    changes: ReadonlyMap<string, Answer | null>,
  ): Promise<{ id: string; state: string } | null | undefined> {
    const court = changes.has('court.court') ? wordOf(answers, 'court.court') : null;
    if (court !== null) await this.courts.require(court, 'answers.court.court');
    if (!changes.has('detained.facility')) return undefined;
    const facility = wordOf(answers, 'detained.facility');
    return facility === null ? null : this.facilities.require(facility, 'answers.detained.facility');
  }

  private async answer(
    row: IntakeRow,
    saved: { version: number; saved_at: Date },
    reasons: readonly string[],
    lookForOthers: boolean,
  ): Promise<SavedDto> {
    return {
      version: saved.version,
      savedAt: isoOf(saved.saved_at) ?? '',
      urgency: { level: row.urgency, reasons: [...reasons] },
      enoughToAct: row.enough_to_act,
      missing: row.missing,
      consent: { store: row.consent_store, share: row.consent_share },
      duplicates: lookForOthers ? await this.duplicates.of(row.id) : null,
    };
  }
}

function staleTo(row: IntakeRow, current: Answers, patch: SaveAnswersDto): StaleVersion {
  const ids = Object.keys(patch.answers);
  const answers = ids.map((id) => [id, Object.hasOwn(current, id) ? current[id] : null]);
  return new StaleVersion({
    version: row.version,
    answers: Object.fromEntries(answers) as Record<string, unknown>,
  });
}

function afterSave(row: IntakeRow, judged: Judged, answers: Answers): IntakeRow {
  const { store, share } = consentOf(answers);
  return {
    ...row,
    urgency: judged.urgency.level,
    enough_to_act: judged.enough,
    missing: [...judged.missing],
    consent_store: store,
    consent_share: share,
  };
}
