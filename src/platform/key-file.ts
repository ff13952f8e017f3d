import { hkdfSync, randomBytes } from 'node:crypto';
import { chmodSync, existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { StartRefused } from './start-refused.js';

/** Root secrets of one office. The file lives outside the database and outside its backups. */
export interface KeyFile {
  readonly currentKek: string;
  readonly keks: Readonly<Record<string, Buffer>>;
  readonly indexRoot: Buffer;
  readonly sessionSecret: Buffer;
  readonly databaseSecret: Buffer;
}

const KEY_BYTES = 32;

/** Reads the key file at `path`. Throws StartRefused, naming what to do, when it is missing, open to others or malformed. */
export function readKeyFile(path: string): KeyFile {
  if (!existsSync(path)) {
    throw new StartRefused(
      'KEY_FILE',
      `There is no key file at the path KEY_FILE names. Restore it from the office's key backup; without it nothing that was sealed can be read. For a new office run: npm run -s fianza -- keys new`,
    );
  }
  if ((statSync(path).mode & 0o077) !== 0) {
    throw new StartRefused('KEY_FILE', 'The key file can be read by other users. Run: chmod 600 on it.');
  }
  return parse(readFileSync(path, 'utf8'));
}

/** Writes fresh secrets to `path` with mode 0600. Refuses to replace an existing file. */
export function makeKeyFile(path: string): void {
  const secret = () => randomBytes(KEY_BYTES).toString('base64');
  const content = {
    version: 1,
    currentKek: 'k1',
    keks: { k1: secret() },
    indexRoot: secret(),
    sessionSecret: secret(),
    databaseSecret: secret(),
  };
  writeFileSync(path, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600, flag: 'wx' });
  chmodSync(path, 0o600);
}

/** The password of a database role, derived so that no second secret has to be kept. */
export function rolePassword(keys: KeyFile, role: string): string {
  return Buffer.from(hkdfSync('sha256', keys.databaseSecret, '', `database role ${role} v1`, 24)).toString(
    'base64url',
  );
}

function parse(text: string): KeyFile {
  const refuse = () =>
    new StartRefused('KEY_FILE', 'The key file is damaged. Restore it from the key backup.');
  let content: Record<string, unknown>;
  try {
    content = JSON.parse(text) as Record<string, unknown>;
  } catch {
    throw refuse();
  }
  const key = (value: unknown): Buffer => {
    const bytes = typeof value === 'string' ? Buffer.from(value, 'base64') : Buffer.alloc(0);
    if (bytes.length !== KEY_BYTES) throw refuse();
    return bytes;
  };
  const keks = Object.fromEntries(
    Object.entries((content['keks'] ?? {}) as object).map(([id, value]) => [id, key(value)]),
  );
  const currentKek = String(content['currentKek']);
  if (!keks[currentKek]) throw refuse();
  return {
    currentKek,
    keks,
    indexRoot: key(content['indexRoot']),
    sessionSecret: key(content['sessionSecret']),
    databaseSecret: key(content['databaseSecret']),
  };
}
