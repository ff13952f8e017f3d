import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/audit.js';
import { StaffDirectory } from '../people/staff-directory.service.js';
import { OFFICE_ZONE } from '../places/rules/office-zone.js';
import { Clock } from '../platform/clock.js';
import { NotFound, StaleVersion, Unprocessable } from '../platform/problem.js';
import { UnitOfWork } from '../platform/unit-of-work.js';
import { DraftNotOpen, DraftOpen, OtherSignatureNeeded } from './calendar.errors.js';
import { rulesByCode } from './deadlines.queries.js';
import {
  toRuleDraftDto,
  toRuleDraftView,
  type DraftRuleDto,
  type RuleDraftDto,
  type RuleDraftListDto,
  type RuleDraftViewDto,
} from './rule-draft.dto.js';
import {
  enactDraft,
  findDraft,
  insertDraft,
  moveDraft,
  openDraftOf,
  ruleDrafts,
  type RuleDraftRow,
} from './rule-drafts.queries.js';
import { RuleEffectsReader } from './rule-effects.service.js';
import type { DeadlineRule } from './rules/deadline-rule.js';
import { draftedRule, OPEN_DRAFT_STATES, type DraftState } from './rules/rule-draft.js';

/** Changes of law: drafted, looked at against the open cases, signed, and put in force by a second person. */
@Injectable()
export class RuleDrafts {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly effects: RuleEffectsReader,
    private readonly staff: StaffDirectory,
    private readonly clock: Clock,
    private readonly audit: Audit,
  ) {}

  /** Open drafts first, then those that ended last. */
  async list(): Promise<RuleDraftListDto> {
    const rows = await ruleDrafts(this.unit.tx);
    const names = await this.namesOf(rows);
    return { items: rows.map((row) => this.shown(row, names)) };
  }

  /** One draft with what it would change in the open cases as of now. Throws NotFound. */
  async view(id: string): Promise<RuleDraftViewDto> {
    const row = await findDraft(this.unit.tx, id);
    if (!row) throw new NotFound();
    const draft = this.shown(row, await this.namesOf([row]));
    const open = OPEN_DRAFT_STATES.includes(row.state);
    return toRuleDraftView(
      draft,
      open ? await this.effects.preview(row.definition) : { open: 0, changed: [] },
    );
  }

  /**
   * Drafts the version that follows the newest one of a rule. Throws NotFound for an unknown rule, DraftOpen while another
   * draft of it is open, Unprocessable naming the field that must be mended.
   */
  async draft(code: string, told: DraftRuleDto): Promise<RuleDraftViewDto> {
    const { tx } = this.unit;
    const base = await this.newest(code);
    if (await openDraftOf(tx, code)) throw new DraftOpen();
    const id = randomUUID();
    const definition = this.ruleOf(base, told);
    await insertDraft(tx, { id, code, baseVersion: base.version, definition, why: told.why });
    this.note('rule.drafted', id);
    return this.view(id);
  }

  /** Writes an unsigned draft anew. Throws NotFound, StaleVersion, DraftNotOpen, and what `draft` throws of the fields. */
  async redraft(id: string, version: number, told: DraftRuleDto): Promise<RuleDraftViewDto> {
    const row = await this.require(id, version, ['draft']);
    const words = { definition: this.ruleOf(row.base, told), why: told.why };
    if (!(await moveDraft(this.unit.tx, id, version, 'draft', words))) throw new StaleVersion();
    this.note('rule.redrafted', id);
    return this.view(id);
  }

  /** The first signature, a supervising attorney's. Throws NotFound, StaleVersion, DraftNotOpen. */
  async approve(id: string, version: number): Promise<RuleDraftViewDto> {
    await this.require(id, version, ['draft']);
    if (!(await moveDraft(this.unit.tx, id, version, 'approved'))) throw new StaleVersion();
    this.note('rule.approved', id);
    return this.view(id);
  }

  /**
   * The second signature: the version is in force from its day on, and the open dates it moves are put right in the same
   * transaction. Throws NotFound, StaleVersion, DraftNotOpen, OtherSignatureNeeded.
   */
  async enact(id: string, version: number): Promise<RuleDraftViewDto> {
    const row = await this.require(id, version, ['approved']);
    if (row.approvedBy === this.unit.staffId()) throw new OtherSignatureNeeded();
    const inForceAs = await enactDraft(this.unit.tx, id);
    await this.effects.apply({ ...row.definition, version: inForceAs });
    this.note('rule.enacted', id);
    return this.view(id);
  }

  /** Takes an open draft back. Throws NotFound, StaleVersion, DraftNotOpen. */
  async withdraw(id: string, version: number): Promise<RuleDraftViewDto> {
    await this.require(id, version, OPEN_DRAFT_STATES);
    if (!(await moveDraft(this.unit.tx, id, version, 'withdrawn'))) throw new StaleVersion();
    this.note('rule.withdrawn', id);
    return this.view(id);
  }

  private async require(id: string, version: number, states: readonly DraftState[]): Promise<RuleDraftRow> {
    const row = await findDraft(this.unit.tx, id);
    if (!row) throw new NotFound();
    if (row.version !== version) throw new StaleVersion({ version: row.version, state: row.state });
    if (!states.includes(row.state)) throw new DraftNotOpen();
    return row;
  }

  private async newest(code: string): Promise<DeadlineRule> {
    const versions = (await rulesByCode(this.unit.tx, [code])).filter(({ inputs }) => inputs);
    const [newest] = versions.toSorted((a, b) => b.version - a.version);
    if (!newest) throw new NotFound();
    return newest;
  }

  private ruleOf(base: DeadlineRule, { why: _why, ...change }: DraftRuleDto): DeadlineRule {
    const title = { en: change.title.en, es: change.title.es };
    const drafted = draftedRule(base, { ...change, title }, this.clock.today(OFFICE_ZONE).toString());
    if (!drafted.ok) throw new Unprocessable([{ field: drafted.field, code: drafted.code }]);
    return drafted.rule;
  }

  private shown(row: RuleDraftRow, names: Awaited<ReturnType<StaffDirectory['names']>>): RuleDraftDto {
    return toRuleDraftDto(row, names, row.state === 'approved' && row.approvedBy !== this.unit.staffId());
  }

  private namesOf(rows: readonly RuleDraftRow[]) {
    const ids = rows.flatMap(({ draftedBy, approvedBy, enactedBy, base }) => [
      draftedBy,
      approvedBy,
      enactedBy,
      base.approvedBy,
    ]);
    return this.staff.names([...new Set(ids.filter((id) => id !== null))]);
  }

  private note(
    action: 'rule.drafted' | 'rule.redrafted' | 'rule.approved' | 'rule.enacted' | 'rule.withdrawn',
    id: string,
  ): void {
    this.audit.record(this.unit.tx, { action, subject: { kind: 'rule_draft', id } });
  }
}
