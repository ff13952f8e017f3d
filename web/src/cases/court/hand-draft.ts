import { allOf } from '../../api/all-of.js';
import { isDay } from '../form/day.js';
import { oneOf } from '../form/one-of.js';
import { HOME_ZONE } from '../moment.js';
import { type Deadline, type HandBody } from '../shapes.js';

type Kind = HandBody['kind'];
type Owner = HandBody['owner'];
type Ladder = HandBody['ladder'];
type Zone = HandBody['timeZone'];

export const HAND_KINDS = allOf<Kind>()([
  'HAND_FILING',
  'HAND_BRIEF',
  'HAND_REPLY',
  'HAND_CHECK_IN',
  'HAND_INTERVIEW',
  'HAND_DOCUMENTS',
  'HAND_OTHER',
]);
export const HAND_OWNERS = allOf<Owner>()(['US', 'INT', 'COURT', 'DHS', 'STATE']);
export const HAND_LADDERS = allOf<Ladder>()(['C', 'D', 'B', 'A', 'E', 'H']);
export const HAND_ZONES = allOf<Zone>()([
  'America/New_York',
  'America/Chicago',
  'America/Denver',
  'America/Los_Angeles',
]);

export interface HandDraft {
  kind: Kind | null;
  words: string;
  on: string | null;
  /** Empty: the date is a whole day. */
  at: string;
  timeZone: Zone;
  owner: Owner | null;
  ladder: Ladder;
  toldBy: HandBody['toldBy'] | null;
  note: string;
}

/** A filing of ours in the zone of the office: what it nearly always is. */
export function emptyDate(): HandDraft {
  return {
    kind: null,
    words: '',
    on: null,
    at: '',
    timeZone: oneOf(HAND_ZONES, HOME_ZONE) ?? 'America/New_York',
    owner: 'US',
    ladder: 'C',
    toldBy: null,
    note: '',
  };
}

/** A date as it was entered, to put another in its place. */
export function draftOf(deadline: Deadline): HandDraft {
  const { code, title, nominal, timeZone, owner, ladder, source, note } = deadline;
  const local = nominal.at ? Temporal.Instant.from(nominal.at).toZonedDateTimeISO(timeZone) : null;
  return {
    kind: oneOf(HAND_KINDS, code),
    words: code === 'HAND_OTHER' ? title.en : '',
    on: local?.toPlainDate().toString() ?? nominal.on ?? null,
    at: local?.toPlainTime().toString({ smallestUnit: 'minute' }) ?? '',
    timeZone: oneOf(HAND_ZONES, timeZone) ?? 'America/New_York',
    owner: oneOf(HAND_OWNERS, owner),
    ladder: oneOf(HAND_LADDERS, ladder) ?? 'C',
    toldBy: source.toldBy,
    note: note ?? '',
  };
}

/** What is missing, by field, as codes of the `fault.` words. */
export function handFaults({
  kind,
  words,
  on,
  owner,
  toldBy,
}: HandDraft): Partial<Record<keyof HandDraft, string>> {
  return {
    ...(!kind && { kind: 'choose' }),
    ...(kind === 'HAND_OTHER' && words.trim() === '' && { words: 'words' }),
    ...(!isDay(on) && { on: 'day' }),
    ...(!owner && { owner: 'choose' }),
    ...(!toldBy && { toldBy: 'choose' }),
  };
}

/** The date as the server takes it; null while something is missing. */
export function handBody(draft: HandDraft, id: string): HandBody | null {
  const { kind, on, at, timeZone, owner, ladder, toldBy } = draft;
  if (!kind || !isDay(on) || !owner || !toldBy) return null;
  const words = kind === 'HAND_OTHER' ? draft.words.trim() : '';
  const note = draft.note.trim();
  return {
    id,
    kind,
    on,
    timeZone,
    owner,
    ladder,
    toldBy,
    ...(at && { at }),
    ...(words && { words }),
    ...(note && { note }),
  };
}
