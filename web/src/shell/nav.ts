import {
  Activity,
  CalendarClock,
  CalendarDays,
  ClipboardCheck,
  FolderOpen,
  House,
  Inbox,
  type LucideIcon,
  Mail,
  MessageSquare,
  PhoneCall,
  PhoneIncoming,
  Scale,
  Send,
  Settings,
  Users,
} from 'lucide-react';
import { type Presence } from '../session/use-session.js';

export type PlaceTo =
  | '/'
  | '/intake/$id'
  | '/intake'
  | '/review'
  | '/deadlines'
  | '/cases'
  | '/calendar'
  | '/inbox'
  | '/people'
  | '/rules'
  | '/coming'
  | '/health'
  | '/texts'
  | '/demo/mail'
  | '/settings';

export interface Place {
  /** Key in the words of the shell: `nav.<key>`. */
  key: string;
  to: PlaceTo;
  params?: { id: string };
  icon: LucideIcon;
  /** The letter after G; `N` of a new intake stands alone. */
  letter: string;
  /** On the phone's bottom bar, in this order; the rest is in the menu. */
  first?: boolean;
  when: (presence: Presence) => boolean;
}

const MAP: readonly Place[] = [
  { key: 'today', to: '/', icon: House, letter: 'T', first: true, when: () => true },
  {
    key: 'newIntake',
    to: '/intake/$id',
    params: { id: 'new' },
    icon: PhoneIncoming,
    letter: 'N',
    first: true,
    when: ({ can }) => can('intake:write'),
  },
  {
    key: 'calls',
    to: '/intake',
    icon: PhoneCall,
    letter: 'L',
    first: true,
    when: ({ can }) => can('intake:write'),
  },
  {
    key: 'review',
    to: '/review',
    icon: ClipboardCheck,
    letter: 'B',
    first: true,
    when: ({ can }) => can('intake:review'),
  },
  {
    key: 'deadlines',
    to: '/deadlines',
    icon: CalendarClock,
    letter: 'D',
    first: true,
    when: ({ can }) => can('dashboard:read'),
  },
  {
    key: 'cases',
    to: '/cases',
    icon: FolderOpen,
    letter: 'K',
    first: true,
    when: ({ can }) => can('case:read'),
  },
  {
    key: 'calendar',
    to: '/calendar',
    icon: CalendarDays,
    letter: 'C',
    first: true,
    when: ({ can }) => can('calendar:read'),
  },
  { key: 'inbox', to: '/inbox', icon: Inbox, letter: 'I', first: true, when: ({ can }) => can('inbox:read') },
  {
    key: 'texts',
    to: '/texts',
    icon: MessageSquare,
    letter: 'X',
    when: ({ can }) => can('text:place'),
  },
  { key: 'people', to: '/people', icon: Users, letter: 'P', when: ({ can }) => can('staff:read') },
  { key: 'coming', to: '/coming', icon: Send, letter: 'E', when: ({ can }) => can('reminder:read') },
  { key: 'rules', to: '/rules', icon: Scale, letter: 'R', when: ({ can }) => can('rule:read') },
  { key: 'health', to: '/health', icon: Activity, letter: 'H', when: ({ can }) => can('queue:read') },
  { key: 'demoMail', to: '/demo/mail', icon: Mail, letter: 'M', when: ({ session }) => session.demo },
  { key: 'settings', to: '/settings', icon: Settings, letter: 'S', when: () => true },
];

/** The places this person may go, in order. What one may not do is not shown. */
export function placesFor(presence: Presence): Place[] {
  return MAP.filter((place) => place.when(presence));
}

/** Four for the thumb; an inbox among them always, because it is where lateness shows. */
export function thumbPlaces(places: readonly Place[]): Place[] {
  const first = places.filter((place) => place.first);
  const inbox = first.filter((place) => place.key === 'inbox');
  return [...first.filter((place) => place.key !== 'inbox').slice(0, 4 - inbox.length), ...inbox];
}
