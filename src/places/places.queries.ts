import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../platform/unit-of-work.js';
import type { AgreementModel, ConfidenceMark, CourtKind, FacilityKind } from './rules/place-kinds.js';

interface Marked {
  readonly source: string;
  readonly confidence: ConfidenceMark;
  /** Calendar day, YYYY-MM-DD. */
  readonly lastVerifiedOn: string;
}

export interface CourtRow extends Marked {
  readonly id: string;
  readonly key: string;
  readonly kind: CourtKind;
  readonly name: string;
  readonly address: string;
  readonly city: string;
  readonly state: string;
  readonly postalCode: string;
  readonly timeZone: string;
  readonly phone: string | null;
  readonly eoirCode: string | null;
}

export interface FacilityRow extends Marked {
  readonly id: string;
  readonly key: string;
  readonly detloc: string | null;
  readonly name: string;
  readonly kind: FacilityKind;
  readonly city: string;
  readonly county: string;
  readonly state: string;
  readonly timeZone: string;
  readonly operator: string | null;
  readonly endedYear: number | null;
  readonly note: string | null;
  readonly district: string;
  readonly districtKey: string;
  readonly circuit: number;
  readonly aliases: string[];
  readonly court: {
    readonly id: string;
    readonly key: string;
    readonly name: string;
    readonly timeZone: string;
  } | null;
}

export interface AgencyRow extends Marked {
  readonly id: string;
  readonly agency: string;
  readonly kind: string;
  readonly county: string | null;
  readonly state: string;
  readonly model: AgreementModel;
  readonly signedOn: string;
  readonly endedOn: string | null;
}

const MARK = (row: string) =>
  `${row}.source, ${row}.confidence, ${row}.last_verified_on::text AS "lastVerifiedOn"`;

const COURTS = `
  SELECT c.id, c.key, c.kind, c.name, c.address, c.city, c.state, c.postal_code AS "postalCode", c.time_zone AS "timeZone",
         c.phone, c.eoir_code AS "eoirCode", ${MARK('c')}
    FROM app.courts c`;

/** $1: the day the court is asked for, or null for today at the facility. */
const FACILITIES = `
  SELECT f.id, f.key, f.detloc, f.name, f.kind, f.city, f.county, f.state, f.time_zone AS "timeZone", f.operator,
         f.ended_year AS "endedYear", f.note, d.abbreviation AS district, d.key AS "districtKey", i.number AS circuit,
         ARRAY(SELECT a.alias FROM app.facility_aliases a WHERE a.facility_id = f.id ORDER BY a.alias) AS aliases,
         (SELECT json_build_object('id', c.id, 'key', c.key, 'name', c.name, 'timeZone', c.time_zone)
            FROM app.facility_courts s JOIN app.courts c ON c.id = s.court_id
           WHERE s.facility_id = f.id
             AND coalesce($1::date, (app.now() AT TIME ZONE f.time_zone)::date) BETWEEN s.from_on AND coalesce(s.to_on, 'infinity')
           ORDER BY s.from_on DESC LIMIT 1) AS court,
         ${MARK('f')}
    FROM app.facilities f
    JOIN app.districts d ON d.id = f.district_id
    JOIN app.circuits i ON i.id = d.circuit_id`;

@Injectable()
export class PlacesQueries {
  constructor(private readonly unit: UnitOfWork) {}

  courts(kind: CourtKind): Promise<CourtRow[]> {
    return this.unit.tx.query(`${COURTS} WHERE c.kind = $1 ORDER BY c.name`, [kind]);
  }

  async court(id: string): Promise<CourtRow | null> {
    const [row] = await this.unit.tx.query<CourtRow[]>(`${COURTS} WHERE c.id = $1`, [id]);
    return row ?? null;
  }

  facilities(): Promise<FacilityRow[]> {
    return this.unit.tx.query(`${FACILITIES} ORDER BY f.name`, [null]);
  }

  facilitiesById(ids: readonly string[], on: string | null): Promise<FacilityRow[]> {
    return this.unit.tx.query(`${FACILITIES} WHERE f.id = ANY ($2::uuid[])`, [on, ids]);
  }

  agencies(state: string | undefined): Promise<AgencyRow[]> {
    return this.unit.tx.query(
      `SELECT g.id, g.agency, g.kind, g.county, g.state, g.model, g.signed_on::text AS "signedOn", g.ended_on::text AS "endedOn", ${MARK('g')}
         FROM app.agencies_287g g WHERE $1::text IS NULL OR g.state = $1 ORDER BY g.state, g.agency, g.model`,
      [state ?? null],
    );
  }

  /** Days federal offices, or the one court, are closed by order. */
  closures(courtId: string | null): Promise<{ on: string; reason: string }[]> {
    return this.unit.tx.query(
      `SELECT DISTINCT ON (closed_on) closed_on::text AS on, reason FROM app.office_closures
        WHERE court_id IS NULL OR court_id = $1 ORDER BY closed_on, court_id NULLS LAST`,
      [courtId],
    );
  }
}
