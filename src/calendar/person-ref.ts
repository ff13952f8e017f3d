import type { PersonRefDto } from '../cases/case-people.dto.js';
import type { StaffCard } from '../people/staff-directory.service.js';

/** A colleague as responses name them; nameless when the directory does not know them. */
export function toPersonRef(id: string, staff: ReadonlyMap<string, StaffCard>): PersonRefDto {
  return { id, name: staff.get(id)?.name ?? '' };
}
