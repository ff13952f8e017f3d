import { HEARING_WARNINGS } from '../../src/calendar/rules/hearing-time.js';
import { placeId } from '../../src/places/place-id.js';
import type { Office, SignedIn } from '../support/office.js';
import { openedCase } from './cases.js';

export interface Due {
  on?: string;
  at?: string;
}
export interface Deadline {
  id: string;
  code: string;
  owner: string;
  nominal: Due;
  rolled: Due;
  remindAt: Due;
  arithmetic: string;
  verified: boolean;
  status: string;
  version: number;
  replacesId: string | null;
  hearingId: string | null;
  note: string | null;
  acknowledged: { by: { id: string } } | null;
  waivable: boolean;
  passableFrom: string | null;
  reopenable: boolean;
  title: { en: string; es: string };
  source: { kind: string; by: { id: string } | null; toldBy: string | null };
  warnings?: string[];
  verification: Verification;
  history: { kind: string; by: { id: string }; on: string | null; note: string | null }[];
}
export interface Verification {
  critical: boolean;
  standing: string;
  youMay: boolean;
  dueAgainAt: string | null;
  last: { by: { id: string }; method: string; note: string | null } | null;
}
export interface Hearing {
  id: string;
  version: number;
  status: string;
  certainty: string;
  on: string | null;
  at: string | null;
  startsAt: string | null;
  timeZone: string;
  link: string | null;
  judge: string | null;
  reason: string | null;
  continuedFrom: string | null;
  warnings: string[];
  deadlines: Deadline[];
  decision: { result: string; alternative: unknown } | null;
  verification: Verification;
}
export interface Decided {
  decision: { id: string; result: string; conditions: string | null };
  deadlines: Deadline[];
}
export interface Refusal {
  slug: string;
  errors?: { field: string; code: string }[];
}

export const FIRST_MORNING = '2026-11-24T09:00:00-05:00';
export const LINK = 'https://court.example.org/room/7731';
export const JUDGE = 'Honorable Testigo Ficticio';

/** A bond hearing at Stewart, one in the afternoon, as somebody would type it. */
export const bondHearing = (on: string, more: object = {}) => ({
  courtId: placeId('IC_STEWART'),
  kind: 'bond',
  on,
  at: '13:00',
  modality: 'webex',
  link: LINK,
  source: 'notice',
  judge: JUDGE,
  confirmed: [...HEARING_WARNINGS],
  ...more,
});

export const denial = {
  result: 'DENIED_FLIGHT',
  appealReservedBy: ['respondent'],
  decidedOn: '2026-12-01',
  served: { method: 'oral', on: '2026-12-01' },
};
export const grant = { ...denial, result: 'GRANTED_AMOUNT', amountCents: 750_000, appealReservedBy: ['dhs'] };

/** The three people a case's calendar needs, and what they do over HTTP. */
export class CalendarDesk {
  private constructor(
    readonly office: Office,
    readonly volunteer: SignedIn,
    readonly coordinator: SignedIn,
    readonly attorney: SignedIn,
  ) {}

  static async in(office: Office): Promise<CalendarDesk> {
    const volunteer = await office.as('hotline_volunteer');
    const coordinator = await office.as('coordinator');
    return new CalendarDesk(office, volunteer, coordinator, await office.as('attorney'));
  }

  /** A case the attorney leads; returns its id. */
  async assignedCase(): Promise<string> {
    const { caseId } = await openedCase(this.volunteer, this.coordinator);
    const lead = { staffId: this.attorney.id, role: 'lead' };
    expect((await this.coordinator.post(`/cases/${caseId}/assignments`, lead)).status).toBe(201);
    return caseId;
  }

  async scheduled(caseId: string, on: string, more: object = {}): Promise<Hearing> {
    const answer = await this.attorney.post<Hearing>(`/cases/${caseId}/hearings`, bondHearing(on, more));
    expect(answer).toMatchObject({ status: 201 });
    return answer.body;
  }

  async decided(hearing: Pick<Hearing, 'id'>, decision: object): Promise<Decided> {
    const answer = await this.attorney.post<Decided>(`/hearings/${hearing.id}/decision`, decision);
    expect(answer).toMatchObject({ status: 201 });
    return answer.body;
  }

  /** Every date of the case. */
  async allDeadlines(caseId: string): Promise<Deadline[]> {
    return (await this.attorney.get<{ items: Deadline[] }>(`/cases/${caseId}/deadlines`)).body.items;
  }

  /** Its dates beside the first call, which is owed in every case with a lead (opening-dates.spec). */
  async deadlines(caseId: string): Promise<Deadline[]> {
    return (await this.allDeadlines(caseId)).filter(({ code }) => code !== 'FIRST_CLIENT_CALL');
  }

  /** Code and status of those dates, as they are listed. */
  async standing(caseId: string): Promise<string[]> {
    return (await this.deadlines(caseId)).map(({ code, status }) => `${code} ${status}`);
  }
}
