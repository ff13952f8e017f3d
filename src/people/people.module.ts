import { Global, Module } from '@nestjs/common';
import { APP_GUARD, APP_INTERCEPTOR } from '@nestjs/core';
import { AccessGuard } from './access/access.guard.js';
import { AccessInterceptor } from './access/access.interceptor.js';
import { SessionReader } from './access/session-reader.js';
import { SessionToken } from './access/session-token.js';
import { InvitationsController } from './invitations.controller.js';
import { InvitationsService } from './invitations.service.js';
import { Operator } from './operator.js';
import { PasswordHasher } from './password-hasher.js';
import { PeopleController } from './people.controller.js';
import { PeopleService } from './people.service.js';
import { SessionController } from './session.controller.js';
import { SessionService } from './session.service.js';
import { SignInLimits } from './sign-in-limits.js';
import { StaffDirectory } from './staff-directory.service.js';
import { Totp } from './totp.service.js';

/** Staff, sessions, who may do what. The door of the house is registered here. */
@Global()
@Module({
  controllers: [SessionController, InvitationsController, PeopleController],
  providers: [
    SessionReader,
    SessionToken,
    SessionService,
    InvitationsService,
    PeopleService,
    PasswordHasher,
    SignInLimits,
    StaffDirectory,
    Totp,
    Operator,
    { provide: APP_GUARD, useClass: AccessGuard },
    { provide: APP_INTERCEPTOR, useClass: AccessInterceptor },
  ],
  exports: [StaffDirectory, Operator, InvitationsService, PasswordHasher],
})
export class PeopleModule {}
