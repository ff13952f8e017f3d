import { randomBytes, randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/audit.js';
import type { AuditAction } from '../audit/rules/actions.js';
import { PartyReader } from '../parties/party-reader.service.js';
import { may } from '../people/rules/permissions.js';
import { Announcer } from '../platform/announce.js';
import { isoOf } from '../platform/clock.js';
import { cutPage, decodeCursor } from '../platform/paging.js';
import { Conflict, NotFound } from '../platform/problem.js';
import { UnitOfWork } from '../platform/unit-of-work.js';
import { Duplicates } from './duplicates.service.js';
import { IntakeCards, type IntakeCard } from './intake-cards.service.js';
import { IntakeMoves } from './intake-moves.service.js';
import type {
  BeginIntakeDto,
  FinishIntakeDto,
  IntakesQuery,
  RevealDto,
  RevealedDto,
} from './intake-requests.dto.js';
import type { IntakeDto, IntakeListItemDto, IntakePage } from './intake.dto.js';
import { IntakeFinished, IntakeReopened } from './intake.events.js';
import { IntakeQueries, type IntakeRow, type ListedRow } from './intakes.queries.js';
import { Questionnaires } from './questionnaires.service.js';
import { answersIn } from './rules/answer-documents.js';
import type { Answers } from './rules/answers.js';
import { intakeReference } from './rules/call.js';
import { isOpen, type IntakeVerb } from './rules/intake-lifecycle.js';
import { SealedAnswers } from './sealed-answers.js';

const REFERENCE_TRIES = 5;
const DEFAULT_PAGE = 50;

const FINISH: Readonly<Record<FinishIntakeDto['outcome'], { verb: IntakeVerb; action: AuditAction }>> = {
  finished: { verb: 'finish', action: 'intake.finished' },
  parked: { verb: 'park', action: 'intake.parked' },
  wrong_number: { verb: 'dismiss', action: 'intake.dismissed' },
  referred_out: { verb: 'refer', action: 'intake.referred' },
};

/** Calls, from the first ring to the hand-off. */
@Injectable()
export class IntakesService {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly intakes: IntakeQueries,
    private readonly questionnaires: Questionnaires,
    private readonly sealedAnswers: SealedAnswers,
    private readonly cards: IntakeCards,
    private readonly moves: IntakeMoves,
    private readonly duplicates: Duplicates,
    private readonly parties: PartyReader,
    private readonly audit: Audit,
    private readonly announcer: Announcer,
  ) {}

  /** Begins a call. The same id again gives the call that was begun with it. */
  async begin(call: BeginIntakeDto): Promise<IntakeDto> {
    const id = call.id ?? randomUUID();
    const { version } = await this.questionnaires.current();
    for (let tries = 0; tries < REFERENCE_TRIES; tries += 1) {
      const added = await this.intakes.add({
        id,
        reference: intakeReference(randomBytes(4)),
        channel: call.channel,
        monitoredLine: call.monitoredLine ?? call.channel === 'jail_call',
        questionnaireVersion: version,
        callerPartyId: randomUUID(),
        detainedPartyId: randomUUID(),
      });
      if (added)
        this.audit.record(this.unit.tx, { action: 'intake.started', subject: { kind: 'intake', id } });
      const row = await this.intakes.find(id);
      if (row) return this.show(row);
    }
    // Five references taken in a row do not happen: the id belongs to a call one may not see.
    throw new Conflict();
  }

  /** One call with its answers, the A-number masked. Reading it is written to the audit log. */
  async open(id: string): Promise<IntakeDto> {
    const row = await this.intakes.find(id);
    if (!row) throw new NotFound();
    this.audit.record(this.unit.tx, { action: 'intake.opened', subject: { kind: 'intake', id } });
    return this.show(row);
  }

  /** Own calls, or all that one may see, last saved first. */
  async list(query: IntakesQuery): Promise<IntakePage> {
    const limit = query.limit ?? DEFAULT_PAGE;
    const after = decodeCursor(query.cursor, 2);
    const rows = await this.intakes.list({
      takenBy: query.scope === 'all' ? null : this.unit.staffId(),
      status: query.status ?? null,
      after: after ? [String(after[0]), String(after[1])] : null,
      limit: limit + 1,
    });
    const page = cutPage(rows, limit, (row) => [row.place, row.id]);
    return { items: (await this.cards.of(page.items)).map(toListItem), next: page.next };
  }

  /** The A-number in full; an audit entry says who saw it. Throws NotFound when there is none to see. */
  async reveal(id: string, { field }: RevealDto): Promise<RevealedDto> {
    const row = await this.intakes.find(id);
    if (!row || !this.readsLegalFacts(row)) throw new NotFound();
    const value = await this.parties.reveal(row.detained_party_id, 'a_number');
    this.audit.record(this.unit.tx, {
      action: 'intake.revealed',
      subject: { kind: 'intake', id },
      fields: [field],
    });
    return { value };
  }

  /** Ends the call: to review, parked, a wrong number, or referred elsewhere at once. */
  async finish(id: string, version: number, { outcome, note }: FinishIntakeDto): Promise<IntakeDto> {
    const { verb, action } = FINISH[outcome];
    const row = await this.moves.make(id, version, verb, { action, outcome: note ? { note } : {} });
    if (verb === 'finish') this.announcer.announce(this.unit.tx, new IntakeFinished(id));
    return this.show(row);
  }

  /** Takes a parked, finished or dismissed call up again, or brings a decided one back into the queue. */
  async reopen(id: string, version: number): Promise<IntakeDto> {
    const row = await this.moves.make(id, version, 'reopen', { action: 'intake.reopened', outcome: {} });
    this.announcer.announce(this.unit.tx, new IntakeReopened(id));
    return this.show(row);
  }

  private async show(row: IntakeRow): Promise<IntakeDto> {
    const [card] = await this.cards.of([row]);
    if (!card) throw new NotFound();
    return toIntakeDto(card, {
      answers: await this.answersFor(row),
      outcome: await this.sealedAnswers.openOutcome(row),
      duplicates: await this.duplicates.of(row.id),
    });
  }

  /** After the hand-off the person who took the call no longer reads legal facts back. */
  private async answersFor(row: IntakeRow): Promise<Answers> {
    const answers = await this.sealedAnswers.open(row);
    if (this.readsLegalFacts(row)) return answers;
    const index = await this.questionnaires.index(row.questionnaire_version);
    return { ...answersIn(index, answers, 'caller'), ...answersIn(index, answers, 'detained') };
  }

  private readsLegalFacts(row: IntakeRow): boolean {
    const { actor } = this.unit;
    return isOpen(row.status) || (actor.kind === 'staff' && may(actor.roles, 'case:read'));
  }
}

type Shown = Pick<IntakeDto, 'answers' | 'outcome' | 'duplicates'>;

function toIntakeDto(
  { row, urgency, facility, takenBy }: IntakeCard<IntakeRow>,
  { answers, outcome, duplicates }: Shown,
): IntakeDto {
  return {
    id: row.id,
    reference: row.reference,
    version: row.version,
    status: row.status,
    channel: row.channel,
    monitoredLine: row.monitored_line,
    questionnaireVersion: row.questionnaire_version,
    urgency,
    enoughToAct: row.enough_to_act,
    missing: row.missing,
    consent: { store: row.consent_store, share: row.consent_share },
    answers,
    facility,
    startedAt: isoOf(row.started_at) ?? '',
    savedAt: isoOf(row.saved_at) ?? '',
    finishedAt: isoOf(row.finished_at),
    takenBy,
    outcome,
    duplicates,
  };
}

function toListItem({ row, urgency, detained, caller }: IntakeCard<ListedRow>): IntakeListItemDto {
  return {
    id: row.id,
    reference: row.reference,
    version: row.version,
    status: row.status,
    urgency,
    detainedName: detained?.name ?? '',
    callerName: caller?.name ?? '',
    enoughToAct: row.enough_to_act,
    missing: row.missing,
    startedAt: isoOf(row.started_at) ?? '',
    savedAt: isoOf(row.saved_at) ?? '',
    finishedAt: isoOf(row.finished_at),
  };
}
