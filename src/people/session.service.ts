import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Audit } from '../audit/audit.js';
import { BlindIndex } from '../confidentiality/blind-index.js';
import { Announcer } from '../platform/announce.js';
import { Env } from '../platform/env.js';
import { NotFound, SignInNeeded } from '../platform/problem.js';
import { NOBODY, UnitOfWork, type Tx } from '../platform/unit-of-work.js';
import { SessionReader, type LiveSession } from './access/session-reader.js';
import { SessionToken } from './access/session-token.js';
import { PasswordHasher } from './password-hasher.js';
import { SignInRefused } from './people.errors.js';
import { StaffMoved } from './people.events.js';
import { wordsOf, type Role } from './rules/permissions.js';
import type { PreferencesDto, SessionDto, SignInDto } from './session.dto.js';
import { SignInLimits } from './sign-in-limits.js';
import { StaffDirectory } from './staff-directory.service.js';
import { Totp } from './totp.service.js';

/** Signing in and out: password, then code; sessions live in the database and can be ended there. */
@Injectable()
export class SessionService {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly token: SessionToken,
    private readonly reader: SessionReader,
    private readonly hasher: PasswordHasher,
    private readonly limits: SignInLimits,
    private readonly totp: Totp,
    private readonly directory: StaffDirectory,
    private readonly index: BlindIndex,
    private readonly audit: Audit,
    private readonly announcer: Announcer,
    private readonly env: Env,
  ) {}

  /** The session of the request's cookie; signed out when there is none or it has ended. */
  async read(request: FastifyRequest): Promise<SessionDto> {
    return this.describe(this.token.digestOf(request));
  }

  /** First step: address and password. Opens a session that can do nothing but give its code. */
  async signIn(given: SignInDto, request: FastifyRequest, reply: FastifyReply): Promise<SessionDto> {
    const account = this.index.email(given.email);
    await this.limits.ask(account, request.ip);
    const found = await this.unit.asRequest(randomUUID(), NOBODY, (tx) => this.find(tx, account));
    const right = await this.hasher.matches(found?.password_hash ?? null, given.password);
    if (!found || !right) {
      await this.limits.countFailure(account, request.ip);
      await this.unit.asRequest(randomUUID(), NOBODY, (tx) => {
        this.audit.record(tx, {
          action: 'session.refused',
          subject: { kind: 'staff', id: found?.staff_id ?? null },
        });
        return Promise.resolve();
      });
      throw new SignInRefused();
    }
    return this.open(found.staff_id, 'totp', reply);
  }

  /** Second step: the code. The session gets a new token and its roles. */
  async confirm(code: string, request: FastifyRequest, reply: FastifyReply): Promise<SessionDto> {
    const old = this.token.digestOf(request);
    if (!old) throw new SignInNeeded();
    const account = Buffer.from(`code ${old.toString('hex')}`);
    await this.limits.ask(account, request.ip);
    let raised: Buffer;
    try {
      raised = await this.unit.asRequest(randomUUID(), this.reader.opening(old), async (tx) => {
        const staffId = this.signedInStaff();
        await this.totp.accept(staffId, code);
        const fresh = this.token.issue(reply);
        await tx.query('SELECT app.raise_session($1, $2, $3)', [old, fresh, 'done']);
        this.audit.record(tx, { action: 'session.opened', subject: { kind: 'staff', id: staffId } });
        return fresh;
      });
    } catch (fault) {
      await this.limits.countFailure(account, request.ip);
      throw fault;
    }
    const session = await this.describe(raised);
    return session;
  }

  /** Opens a session for a person whose identity was proven by the caller. */
  async open(staffId: string, step: 'totp' | 'enrol' | 'done', reply: FastifyReply): Promise<SessionDto> {
    const digest = this.token.issue(reply);
    await this.unit.asRequest(randomUUID(), NOBODY, async (tx) => {
      await tx.query('SELECT app.open_session($1, $2, $3)', [digest, staffId, step]);
      if (step === 'done')
        this.audit.record(tx, { action: 'session.opened', subject: { kind: 'staff', id: staffId } });
    });
    return this.describe(digest);
  }

  /** One click in the synthetic office: signs in the person who stands for the role. 404 anywhere else. */
  async signInDemo(role: Role, reply: FastifyReply): Promise<SessionDto> {
    if (!this.env.isDemo) throw new NotFound();
    const found = await this.unit.asRequest(randomUUID(), NOBODY, (tx) =>
      this.find(tx, this.index.email(demoAddress(role))),
    );
    if (!found) throw new NotFound();
    return this.open(found.staff_id, 'done', reply);
  }

  /** Keeps a session alive that would end from idleness; the absolute end stays. */
  async extend(request: FastifyRequest): Promise<SessionDto> {
    const digest = this.token.digestOf(request);
    if (!digest) throw new SignInNeeded();
    await this.unit.asRequest(randomUUID(), this.reader.opening(digest), async (tx) => {
      this.signedInStaff();
      await tx.query('SELECT app.extend_session($1)', [digest]);
    });
    return this.describe(digest);
  }

  /** Ends the session here and in the database. */
  async signOut(request: FastifyRequest, reply: FastifyReply): Promise<SessionDto> {
    const digest = this.token.digestOf(request);
    if (digest) {
      await this.unit.asRequest(randomUUID(), this.reader.opening(digest), async (tx) => {
        const { actor } = this.unit;
        if (actor.kind === 'staff')
          this.audit.record(tx, { action: 'session.ended', subject: { kind: 'staff', id: actor.staffId } });
        await tx.query('SELECT app.end_session($1)', [digest]);
      });
    }
    this.token.clear(reply);
    return this.signedOut();
  }

  /** The signed-in person's language and IANA zone. */
  async prefer(preferences: PreferencesDto): Promise<void> {
    const staffId = this.unit.staffId();
    await this.unit.tx.query(
      'UPDATE app.staff SET language = coalesce($2, language), time_zone = coalesce($3, time_zone) WHERE id = $1',
      [staffId, preferences.language ?? null, preferences.timeZone ?? null],
    );
    if (preferences.timeZone) this.announcer.announce(this.unit.tx, new StaffMoved(staffId));
    this.audit.record(this.unit.tx, {
      action: 'staff.preferred',
      subject: { kind: 'staff', id: staffId },
      fields: Object.keys(preferences),
    });
  }

  private async find(
    tx: Tx,
    account: Buffer,
  ): Promise<{ staff_id: string; password_hash: string | null } | undefined> {
    const [found] = await tx.query<{ staff_id: string; password_hash: string | null }[]>(
      'SELECT * FROM app.find_sign_in($1)',
      [account],
    );
    return found;
  }

  private signedInStaff(): string {
    const { actor } = this.unit;
    if (actor.kind !== 'staff') throw new SignInNeeded();
    return actor.staffId;
  }

  private async describe(digest: Buffer | null): Promise<SessionDto> {
    if (!digest) return this.signedOut();
    let live: LiveSession | null = null;
    const opening = this.reader.opening(digest, (session) => {
      live = session;
    });
    const card = await this.unit.asRequest(randomUUID(), opening, async () => {
      return live
        ? ((await this.directory.names([live.actor.staffId])).get(live.actor.staffId) ?? null)
        : null;
    });
    return live && card ? this.signedIn(digest, live, card) : this.signedOut();
  }

  private signedIn(
    digest: Buffer,
    live: LiveSession,
    card: { id: string; name: string; language: 'en' | 'es'; timeZone: string },
  ): SessionDto {
    const { actor } = live;
    return {
      signedIn: actor.step === 'done',
      step: actor.step as SessionDto['step'],
      staff: { ...card, roles: [...actor.roles] },
      permissions: wordsOf(actor.roles),
      csrfToken: this.token.csrfFor(digest),
      demo: this.env.isDemo,
      staging: this.env.isStaging,
      expiresAt: live.expiresAt,
      idleExpiresAt: live.idleExpiresAt,
    };
  }

  private signedOut(): SessionDto {
    return {
      signedIn: false,
      step: 'none',
      permissions: [],
      csrfToken: this.token.csrfFor(null),
      demo: this.env.isDemo,
      staging: this.env.isStaging,
    };
  }
}

/** The address of the person who stands for a role in the synthetic office. */
export function demoAddress(role: Role): string {
  return `demo.${role.replaceAll('_', '-')}@example.org`;
}
