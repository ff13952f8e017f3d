import { randomUUID } from 'node:crypto';
import { BlindIndex } from '../../confidentiality/blind-index.js';
import { FieldCipher } from '../../confidentiality/field-cipher.js';
import type { Role } from '../../people/rules/permissions.js';
import { emailColumn, nameColumn, staffSubject } from '../../people/staff-directory.service.js';
import type { Tx } from '../../platform/unit-of-work.js';

export interface DemoPerson {
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly language: 'en' | 'es';
  /** ISO 639-3 codes, for attorneys. */
  readonly languages?: readonly string[];
}

/** Whether anybody in the database is a real person. */
export async function holdsRealPeople(tx: Tx): Promise<boolean> {
  const [row] = await tx.query<{ real: boolean }[]>(
    'SELECT EXISTS (SELECT 1 FROM app.staff WHERE NOT synthetic) AS real',
  );
  return row?.real ?? true;
}

export async function holdsAnybody(tx: Tx): Promise<boolean> {
  const [row] = await tx.query<{ some: boolean }[]>('SELECT EXISTS (SELECT 1 FROM app.staff) AS some');
  return row?.some ?? true;
}

/** Writes a made-up member of staff, marked as such; returns the id. They have no password: the demo signs them in by role. */
export async function addDemoPerson(
  tx: Tx,
  tools: { cipher: FieldCipher; index: BlindIndex },
  person: DemoPerson,
): Promise<string> {
  const id = randomUUID();
  const subject = staffSubject(id);
  await tx.query(
    `INSERT INTO app.staff (id, name_sealed, email_sealed, email_bidx, language, synthetic, joined_at) VALUES ($1, $2, $3, $4, $5, true, app.now())`,
    [
      id,
      await tools.cipher.seal(subject, nameColumn(id), person.name),
      await tools.cipher.seal(subject, emailColumn(id), person.email),
      tools.index.email(person.email),
      person.language,
    ],
  );
  await tx.query('INSERT INTO app.staff_roles (staff_id, role) VALUES ($1, $2)', [id, person.role]);
  return id;
}

/** Notes which languages an attorney speaks. */
export async function noteLanguages(tx: Tx, staffId: string, languages: readonly string[]): Promise<void> {
  await tx.query(
    'INSERT INTO app.attorney_profiles (staff_id, languages) VALUES ($1, $2) ON CONFLICT DO NOTHING',
    [staffId, languages],
  );
}
