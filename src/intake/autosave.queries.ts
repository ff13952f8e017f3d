import { Injectable } from '@nestjs/common';
import { stateOf } from '../platform/sqlstate.js';
import { Overtaken, UnitOfWork } from '../platform/unit-of-work.js';
import type { ConsentScope } from './rules/call.js';
import type { Urgency } from './rules/urgency.js';

/** Everything one save writes. Undefined: not touched by this patch. */
export interface Save {
  readonly intakeId: string;
  readonly version: number;
  readonly patchId: string;
  readonly documents: readonly (readonly [column: string, sealed: Buffer])[];
  readonly level: Urgency['level'];
  readonly enough: boolean;
  readonly missing: readonly string[];
  readonly consent: { readonly store: boolean; readonly share: boolean };
  readonly facilityId?: string | null;
  readonly people: readonly PersonSave[];
  readonly phone?: { readonly partyId: string; readonly row: PhoneSave | null };
  readonly consents: readonly {
    readonly partyId: string;
    readonly scope: ConsentScope;
    readonly given: boolean;
    readonly textVersion: string;
    readonly language: string;
  }[];
}

export interface PersonSave {
  readonly partyId: string;
  readonly identitySealed: Buffer;
  readonly aNumber?: { readonly sealed: Buffer; readonly bidx: Buffer } | null;
}

export interface PhoneSave {
  readonly phoneSealed: Buffer;
  readonly phoneBidx: Buffer;
  readonly safetySealed: Buffer;
}

/**
 * The one write of an autosave: the call, its people and its consents in a single statement, guarded by the version.
 * Only what the patch touched is in it, because row security makes every further table cost planning time.
 */
@Injectable()
export class AutosaveQueries {
  constructor(private readonly unit: UnitOfWork) {}

  /**
   * The new version and when it was saved. Throws Overtaken when the version is no longer the one that was read. With
   * `last`, the save ends the transaction.
   */
  async save(save: Save, last: boolean): Promise<{ version: number; saved_at: Date }> {
    const statement = new Writing();
    const parts = [
      `saved AS (${updateCall(statement, save)} RETURNING version, saved_at)`,
      ...save.people.map((person, at) => `person_${at} AS (${updatePerson(statement, person)})`),
      ...(save.phone ? [`phone AS (${keepPhone(statement, save.phone)})`] : []),
      ...(save.consents.length > 0
        ? [`consents AS (${addConsents(statement, save, this.unit.staffId())})`]
        : []),
    ];
    const text = `WITH ${parts.join(', ')} ${SAVED}`;
    const { values } = statement;
    try {
      const rows = await (last
        ? this.unit.finish<SavedRow>({ text, values })
        : this.unit.tx.query<SavedRow[]>(text, values));
      return rows[0] as SavedRow;
    } catch (fault) {
      throw stateOf(fault).code === OVERTAKEN ? new Overtaken() : fault;
    }
  }
}

interface SavedRow {
  readonly version: number;
  readonly saved_at: Date;
}

// Raised and not returned: what travels behind the save in the same packet must not be done either.
const OVERTAKEN = 'FZ001';
const SAVED = `SELECT version, saved_at FROM saved
  UNION ALL SELECT app.overtaken(), NULL WHERE NOT EXISTS (SELECT 1 FROM saved)`;

class Writing {
  readonly values: unknown[] = [];

  /** The placeholder of a value. */
  with(value: unknown): string {
    this.values.push(value);
    return `$${this.values.length}`;
  }
}

const ONLY_IF_SAVED = 'EXISTS (SELECT 1 FROM saved)';

function updateCall(statement: Writing, save: Save): string {
  const columns: readonly (readonly [string, unknown])[] = [
    ...save.documents,
    ['last_patch_id', save.patchId],
    ['urgency', save.level],
    ['enough_to_act', save.enough],
    ['missing', save.missing],
    ['consent_store', save.consent.store],
    ['consent_share', save.consent.share],
    ...(save.facilityId === undefined ? [] : [['facility_id', save.facilityId] as const]),
  ];
  const sets = columns.map(([column, value]) => `${column} = ${statement.with(value)}`);
  return `UPDATE app.intakes SET version = version + 1, saved_at = app.now(), ${sets.join(', ')}
    WHERE id = ${statement.with(save.intakeId)} AND version = ${statement.with(save.version)}`;
}

function updatePerson(statement: Writing, person: PersonSave): string {
  const sets = ['version = version + 1', `identity_sealed = ${statement.with(person.identitySealed)}`];
  if (person.aNumber !== undefined) {
    sets.push(
      `a_number_sealed = ${statement.with(person.aNumber?.sealed ?? null)}`,
      `a_number_bidx = ${statement.with(person.aNumber?.bidx ?? null)}`,
    );
  }
  return `UPDATE app.parties SET ${sets.join(', ')} WHERE id = ${statement.with(person.partyId)} AND ${ONLY_IF_SAVED}`;
}

function keepPhone(statement: Writing, { partyId, row }: NonNullable<Save['phone']>): string {
  const party = statement.with(partyId);
  if (!row)
    return `DELETE FROM app.party_phones WHERE party_id = ${party} AND slot = 'callback' AND ${ONLY_IF_SAVED}`;
  return `INSERT INTO app.party_phones (party_id, slot, phone_sealed, phone_bidx, safety_sealed)
    SELECT ${party}::uuid, 'callback', ${statement.with(row.phoneSealed)}::bytea, ${statement.with(row.phoneBidx)}::bytea, ${statement.with(row.safetySealed)}::bytea
     WHERE ${ONLY_IF_SAVED}
    ON CONFLICT (party_id, slot) DO UPDATE
       SET phone_sealed = EXCLUDED.phone_sealed, phone_bidx = EXCLUDED.phone_bidx, safety_sealed = EXCLUDED.safety_sealed`;
}

function addConsents(statement: Writing, save: Save, staffId: string): string {
  const rows = save.consents.map(
    (consent) =>
      `(${statement.with(consent.partyId)}::uuid, ${statement.with(consent.scope)}, ${statement.with(consent.given)}::boolean, ${statement.with(consent.textVersion)}, ${statement.with(consent.language)})`,
  );
  return `INSERT INTO app.consents (intake_id, party_id, scope, given, text_version, language, recorded_by)
    SELECT ${statement.with(save.intakeId)}::uuid, c.party_id, c.scope, c.given, c.text_version, c.language, ${statement.with(staffId)}::uuid
      FROM (VALUES ${rows.join(', ')}) AS c(party_id, scope, given, text_version, language) WHERE ${ONLY_IF_SAVED}`;
}
