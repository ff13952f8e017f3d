import { Injectable } from '@nestjs/common';
import { StaffDirectory } from '../people/staff-directory.service.js';
import { CalendarFacts } from '../places/calendar-facts.service.js';
import { NotFound, Unprocessable } from '../platform/problem.js';
import { UnitOfWork } from '../platform/unit-of-work.js';
import { allRules } from './rule-rows.queries.js';
import {
  toRuleDto,
  toTriedRuleDto,
  type RuleListDto,
  type TriedRuleDto,
  type TryRuleDto,
} from './rule-book.dto.js';
import { computeByHand } from './rules/compute.js';

/** A version the office put in force names a colleague; a shipped one may name an attorney in words. */
const STAFF_ID = /^[0-9a-f-]{36}$/;

/** The rules as people read and check them. */
@Injectable()
export class RuleBook {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly officeDays: CalendarFacts,
    private readonly staff: StaffDirectory,
  ) {}

  /** Every rule in every version, by code and then the newest version first. */
  async list(): Promise<RuleListDto> {
    const rules = await allRules(this.unit.tx);
    const approvers = rules.flatMap(
      ({ approvedBy }) => (STAFF_ID.test(approvedBy ?? '') ? approvedBy : null) ?? [],
    );
    const staff = await this.staff.names([...new Set(approvers)]);
    return { items: rules.map((rule) => toRuleDto(rule, staff)) };
  }

  /**
   * Computes one date with the version in force on the day of the event, over the closures that hold for every office. It
   * writes nothing. Throws NotFound for an unknown rule, Unprocessable naming the field that must be mended.
   */
  async compute(code: string, asked: TryRuleDto): Promise<TriedRuleDto> {
    const rules = await allRules(this.unit.tx);
    if (!rules.some((rule) => rule.code === code)) throw new NotFound();
    const office = await this.officeDays.forCourt();
    const answer = computeByHand(rules, { code, office, ...asked });
    if (!answer.ok) throw new Unprocessable([{ field: answer.field, code: answer.code }]);
    return toTriedRuleDto(answer);
  }
}
