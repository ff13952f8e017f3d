import { Global, Module } from '@nestjs/common';
import { Audit } from './audit.js';

/** What was done, by whom, append-only. */
@Global()
@Module({ providers: [Audit], exports: [Audit] })
export class AuditModule {}
