import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Sealed } from '../confidentiality/sealed.js';
import type { NoteKind } from './rules/case-words.js';

/** Words about a case, sealed for the detained person: erasing that key erases them. */
@Entity({ schema: 'app', name: 'case_notes' })
export class CaseNote {
  @PrimaryColumn({
    type: 'uuid',
    default: () => 'gen_random_uuid()',
    primaryKeyConstraintName: 'pk_case_notes',
  })
  id!: string;

  @Column({ name: 'case_id', type: 'uuid' })
  caseId!: string;

  @Column({ type: 'text' })
  kind!: NoteKind;

  @Column({ name: 'text_sealed', type: 'bytea' })
  textSealed!: Sealed<'case_notes.text'>;

  @Column({ name: 'author_id', type: 'uuid' })
  authorId!: string;

  @Column({ name: 'event_id', type: 'uuid', nullable: true })
  eventId!: string | null;

  @Column({ name: 'created_at', type: 'timestamptz', default: () => 'app.now()' })
  createdAt!: Date;
}
