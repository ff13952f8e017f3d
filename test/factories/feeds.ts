import ICAL from 'ical.js';
import type { SignedIn } from '../support/office.js';

/** What the server answers when an address is made. */
export interface MadeFeed {
  readonly feed: { readonly kind: string; readonly madeAt: string; readonly lastUsedAt: string | null };
  readonly address: string;
}

/** An entry of a calendar, as a program of others reads it. */
export interface CalendarEntry {
  readonly uid: string;
  readonly title: string;
  readonly start: string;
  readonly sequence: number;
  readonly status: string;
}

/** The address of a new calendar of somebody. */
export async function madeFeed(person: SignedIn, kind = 'dates'): Promise<string> {
  const answer = await person.post<MadeFeed>('/feeds', { kind });
  expect(answer.status).toBe(201);
  return answer.body.address;
}

/** Comes with the address alone, as calendar programs do. */
export function fetched(address: string, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(address, { headers });
}

export async function entriesOf(address: string): Promise<CalendarEntry[]> {
  const answer = await fetched(address);
  expect(answer.status).toBe(200);
  const calendar = new ICAL.Component(ICAL.parse(await answer.text()) as unknown[]);
  return calendar.getAllSubcomponents('vevent').map((part) => {
    const { uid, summary, sequence, startDate } = new ICAL.Event(part);
    const status = String(part.getFirstPropertyValue('status'));
    return { uid, title: summary, start: startDate.toString(), sequence, status };
  });
}
