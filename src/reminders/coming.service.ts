import { Injectable } from '@nestjs/common';
import type { Language } from '../messages/rules/templates.js';
import { StaffDirectory } from '../people/staff-directory.service.js';
import { Clock, instantOf } from '../platform/clock.js';
import { Env } from '../platform/env.js';
import { cutPage, decodeCursor, type Page } from '../platform/paging.js';
import { UnitOfWork } from '../platform/unit-of-work.js';
import {
  toComingMessageDto,
  type ComingMessageDto,
  type ComingQuery,
  type ComingWords,
} from './coming.dto.js';
import { comingReminders, type ComingRow } from './coming.queries.js';
import { clientWords, messageWords } from './message-words.js';
import { titleOf } from './rules/wording.js';

const DAYS_AHEAD = 30;
const SHOWN = 50;
/** No case has as many messages within three days. */
const MOST_WITHIN = 500;

/** What will be sent, to whom, when, on which channel, with which words: the plan as it stands, read and not guessed. */
@Injectable()
export class ComingMessages {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly env: Env,
    private readonly staff: StaffDirectory,
    private readonly clock: Clock,
  ) {}

  /**
   * The messages of the next 30 days of the cases the actor sees, or of one of them, by instant, a page at a time. What
   * nobody confirms adds escalations, which no plan can know. A case that is not open to the actor has none.
   */
  async list({ caseId, cursor, limit = SHOWN }: ComingQuery): Promise<Page<ComingMessageDto>> {
    const after = decodeCursor(cursor, 2);
    const rows = await comingReminders(this.unit.tx, {
      until: this.clock
        .now()
        .add({ hours: 24 * DAYS_AHEAD })
        .toString(),
      caseId: caseId ?? null,
      after: after ? { place: String(after[0]), id: String(after[1]) } : null,
      limit: limit + 1,
    });
    const page = cutPage(rows, limit, ({ place, id }) => [place, id]);
    return { items: await this.describe(page.items), next: page.next };
  }

  /** The messages of a case that are due within hours from now, to one person or to anybody. */
  async within(caseId: string, hours: number, recipientId: string | null): Promise<ComingMessageDto[]> {
    const until = this.clock.now().add({ hours }).toString();
    const limit = MOST_WITHIN;
    return this.describe(
      await comingReminders(this.unit.tx, { until, caseId, recipientId, after: null, limit }),
    );
  }

  private async describe(rows: readonly ComingRow[]): Promise<ComingMessageDto[]> {
    const cards = await this.staff.names([...new Set(rows.map(({ recipientId }) => recipientId))]);
    return rows.map((row) => {
      const card = cards.get(row.recipientId);
      return toComingMessageDto(row, card, this.wordsOf(row, card?.language ?? 'en'));
    });
  }

  private wordsOf(row: ComingRow, language: Language): ComingWords {
    const { client } = row;
    if (client) {
      const reminder = { ...row, ...client, subjectAt: instantOf(row.subjectAt) };
      const text = clientWords(reminder, client.language, this.env.hotline);
      return { inboxTitle: null, subject: null, text };
    }
    const worded = {
      about: row.deadlineId ? ('deadline' as const) : ('hearing' as const),
      kind: row.kind,
      step: row.step,
      afterwards: row.dueAt > row.subjectAt,
    };
    if (row.channel === 'inbox') return { inboxTitle: titleOf(worded), subject: null, text: null };
    const reminder = { ...row, worded, subjectAt: instantOf(row.subjectAt) };
    const { subject, text } = messageWords(reminder, language, this.env.PUBLIC_URL);
    return { inboxTitle: null, subject: subject || null, text };
  }
}
