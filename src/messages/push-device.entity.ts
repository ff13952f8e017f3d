import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Sealed } from '../confidentiality/sealed.js';
import type { DeviceBrowser, DeviceEnding, DeviceSystem } from './rules/push-devices.js';

/** A browser in which somebody wants reminders as notifications. Its address and keys are wiped when it ends. */
@Entity({ schema: 'app', name: 'push_devices' })
export class PushDevice {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_push_devices' })
  id!: string;

  @Column('uuid', { name: 'staff_id' })
  staffId!: string;

  /** The session it was last seen in. */
  @Column('uuid', { name: 'session_id' })
  sessionId!: string;

  @Column('bytea', { name: 'endpoint_sealed', nullable: true })
  endpointSealed!: Sealed<'push.endpoint'> | null;

  @Column('bytea', { name: 'endpoint_bidx' })
  endpointBidx!: Buffer;

  @Column('bytea', { name: 'keys_sealed', nullable: true })
  keysSealed!: Sealed<'push.keys'> | null;

  /** The public key of the office that the browser was given. */
  @Column('text', { name: 'office_key' })
  officeKey!: string;

  @Column('text')
  browser!: DeviceBrowser;

  @Column('text')
  system!: DeviceSystem;

  @Column('timestamptz', { name: 'seen_at', default: () => 'app.now()' })
  seenAt!: Date;

  @Column('timestamptz', { name: 'used_at', nullable: true })
  usedAt!: Date | null;

  /** Messages in a row that its service did not take. */
  @Column('int', { default: 0 })
  failures!: number;

  @Column('timestamptz', { name: 'ended_at', nullable: true })
  endedAt!: Date | null;

  @Column('text', { name: 'ended_as', nullable: true })
  endedAs!: DeviceEnding | null;

  @Column('timestamptz', { name: 'created_at', default: () => 'app.now()' })
  createdAt!: Date;
}
