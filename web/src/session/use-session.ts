import { useQuery } from '@tanstack/react-query';
import { type Me, type Permission, type Session, sessionQuery } from './session.js';

const NOBODY: Session = {
  signedIn: false,
  step: 'none',
  permissions: [],
  csrfToken: '',
  demo: false,
  staging: false,
};

export interface Presence {
  session: Session;
  me: Me | undefined;
  /** Whether the signed-in person may do this; for what to show. The server decides on its own. */
  can: (permission: Permission) => boolean;
}

export function useSession(): Presence {
  const { data: session = NOBODY } = useQuery(sessionQuery);
  return { session, me: session.staff, can: (permission) => session.permissions.includes(permission) };
}
