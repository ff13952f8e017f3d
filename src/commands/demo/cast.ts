import { demoAddress } from '../../people/session.service.js';
import { ROLES, type Role } from '../../people/rules/permissions.js';
import type { DemoPerson } from './demo-staff.queries.js';
import { ATTORNEY_NAMES, COORDINATOR_NAMES, DEMO_NAMES, VOLUNTEER_NAMES } from './names.js';
import type { SeededRandom } from './random.js';

const FURTHER_LANGUAGES = ['por', 'fra', 'hat', 'mam', 'quc'] as const;

/** Everybody who works in the synthetic office: one person to click for each role, and their colleagues. */
export function cast(random: SeededRandom): DemoPerson[] {
  const personas = ROLES.map((role) => ({
    name: DEMO_NAMES[role],
    email: demoAddress(role),
    role,
    language: 'en' as const,
    ...spoken(role, random),
  }));
  const colleagues = (names: readonly string[], role: Role, prefix: string) =>
    names.map((name, index) => ({
      name,
      email: `${prefix}.${index + 1}@example.org`,
      role,
      language: random.chance(0.45) ? ('es' as const) : ('en' as const),
      ...spoken(role, random),
    }));
  return [
    ...personas,
    // One attorney and one volunteer stand among the personas already.
    ...colleagues(ATTORNEY_NAMES.slice(1), 'attorney', 'attorney'),
    ...colleagues(VOLUNTEER_NAMES.slice(1), 'hotline_volunteer', 'volunteer'),
    ...colleagues(COORDINATOR_NAMES, 'coordinator', 'coordinator'),
  ];
}

function spoken(role: Role, random: SeededRandom): { languages?: readonly string[] } {
  if (role !== 'attorney' && role !== 'supervising_attorney') return {};
  const spanish = random.chance(0.7) ? ['spa'] : [];
  const further = random.chance(0.15) ? [random.pick(FURTHER_LANGUAGES)] : [];
  return { languages: ['eng', ...spanish, ...further] };
}
