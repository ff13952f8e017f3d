import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Audit } from '../audit/audit.js';
import { BlindIndex } from '../confidentiality/blind-index.js';
import { FieldCipher } from '../confidentiality/field-cipher.js';
import { Env } from '../platform/env.js';
import { Unprocessable } from '../platform/problem.js';
import { UnitOfWork, type Opening, type Tx } from '../platform/unit-of-work.js';
import { PasswordHasher } from './password-hasher.js';
import { AlreadyStaff, InvitationGone } from './people.errors.js';
import type { InviteDto, InvitedDto } from './people.dto.js';
import { passwordFault } from './rules/passwords.js';
import type { Role } from './rules/permissions.js';
import type { AcceptInvitationDto, EnrolmentDto, InvitationDto } from './session.dto.js';
import { SessionService } from './session.service.js';
import { emailColumn, nameColumn, staffSubject, totpColumn } from './staff-directory.service.js';
import { Totp } from './totp.service.js';

interface Invitation {
  readonly invitation_id: string;
  readonly staff_id: string;
  readonly roles: Role[];
  readonly expires_at: Date;
}

/** Accounts are by invitation only: a link good once, for a week. */
@Injectable()
export class InvitationsService {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly cipher: FieldCipher,
    private readonly index: BlindIndex,
    private readonly hasher: PasswordHasher,
    private readonly totp: Totp,
    private readonly sessions: SessionService,
    private readonly audit: Audit,
    private readonly env: Env,
  ) {}

  /** Invites a person; returns the link, which is shown once and not stored. Throws AlreadyStaff for a known address. */
  async invite(invitation: InviteDto): Promise<InvitedDto> {
    const { tx } = this.unit;
    const staffId = randomUUID();
    const emailSealed = await this.cipher.seal(staffSubject(staffId), emailColumn(staffId), invitation.email);
    const added = await tx.query<unknown[]>(
      `INSERT INTO app.staff (id, email_sealed, email_bidx, language) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING RETURNING id`,
      [staffId, emailSealed, this.index.email(invitation.email), invitation.language],
    );
    if (added.length === 0) throw new AlreadyStaff();
    await tx.query('INSERT INTO app.staff_roles (staff_id, role) SELECT $1, unnest($2::text[])', [
      staffId,
      [...new Set(invitation.roles)],
    ]);
    this.audit.record(tx, {
      action: 'staff.invited',
      subject: { kind: 'staff', id: staffId },
      fields: invitation.roles,
    });
    return this.issueLink(tx, staffId);
  }

  /** What an open invitation offers. Throws InvitationGone when it was used or has expired. */
  async read(token: string): Promise<InvitationDto> {
    return this.withInvitation(token, (_tx, invitation) =>
      Promise.resolve({ roles: invitation.roles, expiresAt: invitation.expires_at.toISOString() }),
    );
  }

  /** Takes the invitation: name, password, authenticator secret. The session it opens can only confirm its first code. */
  async accept(token: string, given: AcceptInvitationDto, reply: FastifyReply): Promise<EnrolmentDto> {
    const fault = passwordFault(given.password);
    if (fault) throw new Unprocessable([{ field: 'password', code: fault }]);
    const passwordHash = await this.hasher.hash(given.password);
    const secret = this.totp.newSecret();
    const staffId = await this.withInvitation(token, async (tx, invitation) => {
      const id = invitation.staff_id;
      const nameSealed = await this.cipher.seal(staffSubject(id), nameColumn(id), given.name);
      const totpSealed = await this.cipher.seal(staffSubject(id), totpColumn(id), secret);
      await tx.query(
        'UPDATE app.staff SET name_sealed = $2, language = $3, joined_at = app.now() WHERE id = $1',
        [id, nameSealed, given.language],
      );
      await tx.query(
        'INSERT INTO app.staff_credentials (staff_id, password_hash, totp_sealed) VALUES ($1, $2, $3)',
        [id, passwordHash, totpSealed],
      );
      await tx.query('UPDATE app.invitations SET accepted_at = app.now() WHERE id = $1', [
        invitation.invitation_id,
      ]);
      this.audit.record(tx, { action: 'staff.joined', subject: { kind: 'staff', id } });
      return id;
    });
    const session = await this.sessions.open(staffId, 'enrol', reply);
    return { secret, otpauthUrl: this.totp.address(secret), session };
  }

  private async issueLink(tx: Tx, staffId: string): Promise<InvitedDto> {
    const token = randomBytes(32).toString('base64url');
    const [row] = await tx.query<{ id: string; expires_at: Date }[]>(
      `INSERT INTO app.invitations (token_hash, staff_id, invited_by, expires_at)
       VALUES ($1, $2, app.uid(), app.now() + interval '7 days') RETURNING id, expires_at`,
      [digest(token), staffId],
    );
    if (!row) throw new Error('The invitation was not written');
    return {
      id: staffId,
      link: `${this.env.PUBLIC_URL}/invite/${token}`,
      expiresAt: row.expires_at.toISOString(),
    };
  }

  private withInvitation<T>(token: string, work: (tx: Tx, invitation: Invitation) => Promise<T>): Promise<T> {
    let found: Invitation | undefined;
    const opening: Opening = {
      context: { text: 'SELECT * FROM app.begin_invitation($1)', values: [digest(token)] },
      actorOf: ([row]) => {
        if (!row) throw new InvitationGone();
        found = row as Invitation;
        return {
          kind: 'staff',
          staffId: found.staff_id,
          roles: [],
          sessionId: found.invitation_id,
          step: 'enrol',
        };
      },
    };
    return this.unit.asRequest(randomUUID(), opening, (tx) => work(tx, found as Invitation));
  }
}

function digest(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
