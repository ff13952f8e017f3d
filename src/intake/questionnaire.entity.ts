import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Questionnaire as Content } from './rules/questionnaire.js';

@Entity({ schema: 'app', name: 'questionnaires' })
export class Questionnaire {
  @PrimaryColumn('text', { primaryKeyConstraintName: 'pk_questionnaires' })
  version!: string;

  @Column('jsonb')
  content!: Content;

  @Column('timestamptz', { name: 'created_at', default: () => 'app.now()' })
  createdAt!: Date;
}
