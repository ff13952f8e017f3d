import { allOf } from '../../api/all-of.js';
import { isDay, UNFINISHED } from '../form/day.js';
import { type EventBody, type EventKind } from '../shapes.js';

/** Who told us, and how: most often we read it on paper or in the court's file. */
export const EVENT_SOURCES = allOf<EventBody['toldBy']>()([
  'us',
  'court',
  'dhs',
  'jail',
  'client',
  'family',
  'attorney',
  'other',
]);
export const EVENT_WAYS = allOf<EventBody['toldHow']>()([
  'paper',
  'ecas',
  'hearing',
  'phone',
  'mail',
  'locator',
  'in_person',
  'other',
]);

export interface EventDraft {
  on: string | null;
  at: string;
  orderedOn: string | null;
  toldBy: EventBody['toldBy'] | null;
  toldHow: EventBody['toldHow'] | null;
  note: string;
}

export const EMPTY_EVENT: EventDraft = {
  on: null,
  at: '',
  orderedOn: null,
  toldBy: null,
  toldHow: null,
  note: '',
};

/** What is missing, by field, as codes of the `fault.` words. */
export function eventFaults(
  kind: EventKind | null,
  { on, at, orderedOn, toldBy, toldHow }: EventDraft,
): Partial<Record<keyof EventDraft | 'kind', string>> {
  return {
    ...(!kind && { kind: 'choose' }),
    ...(!isDay(on) && { on: 'day' }),
    ...(kind?.asksTime && !at && { at: 'time' }),
    ...(kind?.asksOrdered && orderedOn === UNFINISHED && { orderedOn: 'day' }),
    ...(!toldBy && { toldBy: 'choose' }),
    ...(!toldHow && { toldHow: 'choose' }),
  };
}

/** The event as the server takes it; what the kind does not ask is left out. Null while its time is missing. */
export function eventBody(kind: EventKind | null, draft: EventDraft, id: string): EventBody | null {
  const { on, at, orderedOn, toldBy, toldHow } = draft;
  if (!kind || !isDay(on) || (kind.asksTime && !at) || !toldBy || !toldHow) return null;
  const note = draft.note.trim();
  return {
    id,
    kind: kind.kind,
    on,
    toldBy,
    toldHow,
    ...(kind.asksTime && { at }),
    ...(kind.asksOrdered && isDay(orderedOn) && { orderedOn }),
    ...(note && { note }),
  };
}
