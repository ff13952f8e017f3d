import { Injectable } from '@nestjs/common';
import { FieldCipher } from '../confidentiality/field-cipher.js';
import type { ColumnRef, SubjectRef } from '../confidentiality/sealed.js';
import { answersIn, ANSWER_DOCUMENTS, type AnswerDocument } from './rules/answer-documents.js';
import type { Answers } from './rules/answers.js';
import type { QuestionIndex } from './rules/questionnaire.js';

/** What sealing needs to know of an intake row. */
export interface SealedRow {
  readonly id: string;
  readonly caller_party_id: string;
  readonly detained_party_id: string;
  readonly caller_sealed: Buffer | null;
  readonly detained_sealed: Buffer | null;
  readonly legal_sealed: Buffer | null;
  readonly answers_sealed: Buffer | null;
  readonly reasons_sealed: Buffer | null;
  readonly outcome_sealed: Buffer | null;
}

/** What was said when a call was handed on or decided. */
export interface Outcome {
  readonly note?: string;
  readonly reason?: string;
  readonly referredTo?: string;
}

type SealedColumn = Exclude<keyof SealedRow, 'id' | 'caller_party_id' | 'detained_party_id'>;

const COLUMN_OF: Readonly<Record<AnswerDocument, SealedColumn>> = {
  caller: 'caller_sealed',
  detained: 'detained_sealed',
  legal: 'legal_sealed',
  intake: 'answers_sealed',
};

const NOTHING: Promise<Answers> = Promise.resolve({});

/** Seals and opens the documents of a call, each under the key of the person it is about. */
@Injectable()
export class SealedAnswers {
  constructor(private readonly cipher: FieldCipher) {}

  /** All answers of a call. */
  async open(row: SealedRow): Promise<Answers> {
    const documents = await Promise.all(
      ANSWER_DOCUMENTS.map((document) => this.openDocument(row, COLUMN_OF[document])),
    );
    return Object.assign({}, ...documents) as Answers;
  }

  /** The column and new ciphertext of each document named. */
  async seal(
    row: SealedRow,
    index: QuestionIndex,
    answers: Answers,
    documents: readonly AnswerDocument[],
  ): Promise<[SealedColumn, Buffer][]> {
    return Promise.all(
      documents.map(async (document): Promise<[SealedColumn, Buffer]> => {
        const column = COLUMN_OF[document];
        return [
          column,
          await this.cipher.sealJson(
            subjectOf(row, column),
            columnOf(row, column),
            answersIn(index, answers, document),
          ),
        ];
      }),
    );
  }

  async openReasons(row: SealedRow): Promise<readonly string[]> {
    if (!row.reasons_sealed) return [];
    return this.cipher.openJson<string[]>(
      subjectOf(row, 'reasons_sealed'),
      columnOf(row, 'reasons_sealed'),
      row.reasons_sealed,
    );
  }

  sealReasons(row: SealedRow, reasons: readonly string[]): Promise<Buffer> {
    return this.cipher.sealJson(subjectOf(row, 'reasons_sealed'), columnOf(row, 'reasons_sealed'), reasons);
  }

  async openOutcome(row: SealedRow): Promise<Outcome | null> {
    if (!row.outcome_sealed) return null;
    return this.cipher.openJson<Outcome>(
      subjectOf(row, 'outcome_sealed'),
      columnOf(row, 'outcome_sealed'),
      row.outcome_sealed,
    );
  }

  sealOutcome(row: SealedRow, outcome: Outcome): Promise<Buffer> {
    return this.cipher.sealJson(subjectOf(row, 'outcome_sealed'), columnOf(row, 'outcome_sealed'), outcome);
  }

  /** Reads the calls' own keys in one query, before a list is opened. */
  warm(rows: readonly SealedRow[]): Promise<void> {
    return this.cipher.warm(
      rows.filter((row) => row.reasons_sealed).map((row) => row.id),
      'legal',
    );
  }

  private openDocument(row: SealedRow, column: SealedColumn): Promise<Answers> {
    const sealed = row[column];
    if (!sealed) return NOTHING;
    return this.cipher.openJson<Answers>(subjectOf(row, column), columnOf(row, column), sealed);
  }
}

function columnOf(row: SealedRow, column: SealedColumn): ColumnRef {
  return { table: 'app.intakes', column, rowId: row.id };
}

function subjectOf(row: SealedRow, column: SealedColumn): SubjectRef {
  switch (column) {
    case 'caller_sealed':
      return { subjectId: row.caller_party_id, purpose: 'contact' };
    case 'detained_sealed':
      return { subjectId: row.detained_party_id, purpose: 'identity' };
    case 'legal_sealed':
      return { subjectId: row.detained_party_id, purpose: 'legal' };
    default:
      return { subjectId: row.id, purpose: 'legal' };
  }
}
