import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A text as it lies on one case. */
@Entity({ schema: 'app', name: 'inbound_text_cases' })
export class InboundTextCase {
  @PrimaryColumn('uuid', { name: 'text_id', primaryKeyConstraintName: 'pk_inbound_text_cases' })
  textId!: string;

  @PrimaryColumn('uuid', { name: 'case_id', primaryKeyConstraintName: 'pk_inbound_text_cases' })
  caseId!: string;

  /** Null when the number was known. */
  @Column('uuid', { name: 'placed_by', nullable: true })
  placedBy!: string | null;

  @Column('timestamptz', { name: 'placed_at', default: () => 'app.now()' })
  placedAt!: Date;

  @Column('timestamptz', { name: 'handled_at', nullable: true })
  handledAt!: Date | null;

  @Column('uuid', { name: 'handled_by', nullable: true })
  handledBy!: string | null;

  @Column('timestamptz', { name: 'created_at', default: () => 'app.now()' })
  createdAt!: Date;
}
