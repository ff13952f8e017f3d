import { useQuery } from '@tanstack/react-query';
import { Outlet } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { sessionQuery } from '../session/session.js';
import { SignInAgain } from '../session/sign-in-again.js';
import { SignInPage } from '../session/sign-in-page.js';
import { LoadProblem } from '../ui/load-problem.js';
import { Skeleton } from '../ui/layout.js';
import { tellWhoseDevice } from './device-here.js';
import { Shell } from './shell.js';
import styles from './shell.module.css';

/**
 * Sign-in at the address one came for, then the shell. Whoever was inside stays inside when the session ends: the
 * sign-in comes as a dialog over the screen, and nothing typed is lost.
 */
export function StaffDoor() {
  const query = useQuery(sessionQuery);
  const { data: session } = query;
  const [inside, setInside] = useState(false);
  if (session?.signedIn && !inside) setInside(true);
  const staffId = session?.signedIn ? session.staff?.id : undefined;
  useEffect(() => {
    if (staffId) tellWhoseDevice();
  }, [staffId]);
  if (inside) {
    return (
      <Shell>
        <Outlet />
        <SignInAgain />
      </Shell>
    );
  }
  if (session) return <SignInPage session={session} />;
  return (
    <main className={styles.alone}>{query.isPending ? <Skeleton /> : <LoadProblem query={query} />}</main>
  );
}
