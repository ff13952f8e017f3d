import { Global, Module } from '@nestjs/common';
import { KEYS } from '../platform/platform.module.js';
import type { KeyFile } from '../platform/key-file.js';
import { BlindIndex } from './blind-index.js';
import { FieldCipher } from './field-cipher.js';
import { Keyring } from './keyring.js';

/** What we promised to keep secret: sealed columns, blind indexes, subject keys. */
@Global()
@Module({
  providers: [
    FieldCipher,
    { provide: Keyring, useFactory: (keys: KeyFile) => new Keyring(keys), inject: [KEYS] },
    { provide: BlindIndex, useFactory: (keys: KeyFile) => new BlindIndex(keys), inject: [KEYS] },
  ],
  exports: [FieldCipher, BlindIndex],
})
export class ConfidentialityModule {}
