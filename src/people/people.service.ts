import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/audit.js';
import { FieldCipher } from '../confidentiality/field-cipher.js';
import { Announcer } from '../platform/announce.js';
import { isoOf } from '../platform/clock.js';
import { cutPage, decodeCursor, type PageQuery } from '../platform/paging.js';
import { NotFound } from '../platform/problem.js';
import { UnitOfWork } from '../platform/unit-of-work.js';
import type { StaffMemberDto, StaffPage } from './people.dto.js';
import { LastAdmin } from './people.errors.js';
import { StaffDisabled } from './people.events.js';
import { emailColumn, nameColumn, staffSubject } from './staff-directory.service.js';

interface StaffRow {
  readonly id: string;
  readonly name_sealed: Buffer | null;
  readonly email_sealed: Buffer;
  readonly roles: string[];
  readonly joined_at: Date | null;
  readonly disabled_at: Date | null;
  readonly last_seen_at: Date | null;
  readonly created_at: string;
}

/** The staff list, and who may still come in. */
@Injectable()
export class PeopleService {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly cipher: FieldCipher,
    private readonly audit: Audit,
    private readonly announcer: Announcer,
  ) {}

  /** Staff in the order they were added, a page at a time. */
  async list(query: PageQuery): Promise<StaffPage> {
    const limit = query.limit ?? 100;
    const after = decodeCursor(query.cursor, 2);
    const rows = await this.unit.tx.query<StaffRow[]>(
      `SELECT s.id, s.name_sealed, s.email_sealed, s.joined_at, s.disabled_at, s.last_seen_at, s.created_at::text,
              ARRAY(SELECT DISTINCT r.role FROM app.staff_roles r WHERE r.staff_id = s.id AND r.ended_at IS NULL ORDER BY r.role) AS roles
         FROM app.staff s
        WHERE $2::timestamptz IS NULL OR (s.created_at, s.id) > ($2::timestamptz, $3::uuid)
        ORDER BY s.created_at, s.id LIMIT $1`,
      [limit + 1, after?.[0] ?? null, after?.[1] ?? null],
    );
    await this.cipher.warm(
      rows.map((row) => row.id),
      'staff',
    );
    const page = cutPage(rows, limit, (row) => [row.created_at, row.id]);
    return { items: await Promise.all(page.items.map((row) => this.member(row))), next: page.next };
  }

  /** Closes an account at once: its sessions end, its next request is refused. Throws LastAdmin for the last one. */
  async disable(id: string): Promise<void> {
    const { tx } = this.unit;
    await this.keepAnAdmin(id);
    const [changed] = await tx.query<[unknown[], number]>(
      'UPDATE app.staff SET disabled_at = app.now() WHERE id = $1 AND disabled_at IS NULL RETURNING id',
      [id],
    );
    if (changed.length === 0) throw new NotFound();
    await tx.query('UPDATE app.sessions SET ended_at = app.now() WHERE staff_id = $1 AND ended_at IS NULL', [
      id,
    ]);
    this.audit.record(tx, { action: 'staff.disabled', subject: { kind: 'staff', id } });
    this.announcer.announce(tx, new StaffDisabled(id));
  }

  /** Opens a disabled account again; the person signs in anew. */
  async enable(id: string): Promise<void> {
    const { tx } = this.unit;
    const [changed] = await tx.query<[unknown[], number]>(
      'UPDATE app.staff SET disabled_at = NULL WHERE id = $1 AND disabled_at IS NOT NULL RETURNING id',
      [id],
    );
    if (changed.length === 0) throw new NotFound();
    this.audit.record(tx, { action: 'staff.enabled', subject: { kind: 'staff', id } });
  }

  private async keepAnAdmin(id: string): Promise<void> {
    const [row] = await this.unit.tx.query<{ others: string; is_admin: boolean }[]>(
      `SELECT count(*) FILTER (WHERE s.id <> $1) AS others, coalesce(bool_or(s.id = $1), false) AS is_admin
         FROM app.staff s JOIN app.staff_roles r ON r.staff_id = s.id AND r.role = 'admin' AND r.ended_at IS NULL
        WHERE s.disabled_at IS NULL AND s.joined_at IS NOT NULL`,
      [id],
    );
    if (row?.is_admin && Number(row.others) === 0) throw new LastAdmin();
  }

  private async member(row: StaffRow): Promise<StaffMemberDto> {
    const subject = staffSubject(row.id);
    return {
      id: row.id,
      name: row.name_sealed ? await this.cipher.open(subject, nameColumn(row.id), row.name_sealed) : '',
      email: await this.cipher.open(subject, emailColumn(row.id), row.email_sealed),
      roles: row.roles,
      state: row.disabled_at ? 'disabled' : row.joined_at ? 'active' : 'invited',
      lastSeenAt: isoOf(row.last_seen_at),
    };
  }
}
