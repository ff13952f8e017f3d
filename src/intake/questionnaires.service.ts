import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../platform/unit-of-work.js';
import { toQuestionnaireDto, type QuestionnaireDto } from './questionnaire.dto.js';
import { indexQuestions, type QuestionIndex, type Questionnaire } from './rules/questionnaire.js';

/** The questions by version. Versions never change once written, so each is read from the database once. */
@Injectable()
export class Questionnaires {
  private newest: Questionnaire | null = null;
  private readonly indexes = new Map<string, QuestionIndex>();

  constructor(private readonly unit: UnitOfWork) {}

  /** The questionnaire that new calls are asked with. */
  async current(): Promise<Questionnaire> {
    if (this.newest) return this.newest;
    const [row] = await this.unit.tx.query<{ content: Questionnaire }[]>(
      'SELECT content FROM app.questionnaires ORDER BY created_at DESC, version DESC LIMIT 1',
    );
    if (!row) throw new Error('The database holds no questionnaire');
    this.newest = row.content;
    return row.content;
  }

  /** The same, as the form receives it. */
  async shown(): Promise<QuestionnaireDto> {
    return toQuestionnaireDto(await this.current());
  }

  /** The questions of the version a call was begun with. */
  async index(version: string): Promise<QuestionIndex> {
    const known = this.indexes.get(version);
    if (known) return known;
    const [row] = await this.unit.tx.query<{ content: Questionnaire }[]>(
      'SELECT content FROM app.questionnaires WHERE version = $1',
      [version],
    );
    if (!row) throw new Error(`There is no questionnaire ${version}`);
    const index = indexQuestions(row.content);
    this.indexes.set(version, index);
    return index;
  }
}
