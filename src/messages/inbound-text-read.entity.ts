import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Whose screen showed a text, and when first. */
@Entity({ schema: 'app', name: 'inbound_text_reads' })
export class InboundTextRead {
  @PrimaryColumn('uuid', { name: 'text_id', primaryKeyConstraintName: 'pk_inbound_text_reads' })
  textId!: string;

  @PrimaryColumn('uuid', { name: 'staff_id', primaryKeyConstraintName: 'pk_inbound_text_reads' })
  staffId!: string;

  @Column('timestamptz', { name: 'read_at', default: () => 'app.now()' })
  readAt!: Date;
}
