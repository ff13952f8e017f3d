import type { Role } from '../../src/people/rules/permissions.js';
import { FieldCipher } from '../../src/confidentiality/field-cipher.js';
import { InvitationsService } from '../../src/people/invitations.service.js';
import { Operator } from '../../src/people/operator.js';
import { nameColumn, staffSubject } from '../../src/people/staff-directory.service.js';
import type { Office } from '../support/office.js';

export interface StaffValues {
  readonly roles: readonly Role[];
  readonly name: string;
  readonly email: string;
  readonly language: 'en' | 'es';
  readonly timeZone: string;
}

export interface StaffMember extends StaffValues {
  readonly id: string;
}

let count = 0;

/** Values of a person who could work here; give only what the spec is about. */
export function staffValues(given: Partial<StaffValues> = {}): StaffValues {
  count += 1;
  return {
    roles: ['attorney'],
    name: `Ana Núñez Ferro ${count}`,
    email: `ana.${count}@example.org`,
    language: 'en',
    timeZone: 'America/New_York',
    ...given,
  };
}

/** Somebody who was invited and has joined, without the minutes that takes a person. */
export async function staffMember(office: Office, given: Partial<StaffValues> = {}): Promise<StaffMember> {
  const values = staffValues(given);
  const operator = office.get(Operator);
  const invitation = { email: values.email, roles: [...values.roles], language: values.language };
  const { id } = await operator.run(() => office.get(InvitationsService).invite(invitation));
  await operator.run(async (tx) => {
    const sealed = await office.get(FieldCipher).seal(staffSubject(id), nameColumn(id), values.name);
    await tx.query(
      'UPDATE app.staff SET name_sealed = $2, time_zone = $3, joined_at = app.now() WHERE id = $1',
      [id, sealed, values.timeZone],
    );
  });
  return { id, ...values };
}
