import { useCallback, useEffect, useRef, useState } from 'react';
import { onSession } from '../api/session-events.js';
import { Desk, type DeskPorts } from './desk.js';
import { draftsOf } from './drafts-here.js';
import { intakeApi } from './intake-api.js';
import { type Intake } from './intake-types.js';

/** Intakes begun on this page, handed from /intake/new to their own address without asking again. */
const begun = new Map<string, Intake>();

async function deskPorts(staffId: string): Promise<DeskPorts> {
  return {
    api: intakeApi,
    drafts: await draftsOf(staffId),
    isOnline: () => navigator.onLine,
    newId: () => crypto.randomUUID(),
    wait: (milliseconds, then) => {
      const timer = setTimeout(then, milliseconds);
      return () => clearTimeout(timer);
    },
  };
}

/** Begins an intake once; trying again repeats the same id, so that a lost answer makes no second intake. */
export function useBeginning(channel: 'phone' | 'jail_call') {
  const [id] = useState(() => crypto.randomUUID());
  const [begunId, setBegunId] = useState<string | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  const busy = useRef(false);
  const again = useCallback(async () => {
    if (busy.current) return;
    busy.current = true;
    setProblem(null);
    const told = await intakeApi.begin({ id, channel, monitoredLine: channel === 'jail_call' });
    busy.current = false;
    if (!told.ok) return setProblem(told.problem);
    begun.set(told.value.id, told.value);
    setBegunId(told.value.id);
  }, [id, channel]);
  useEffect(() => void again(), [again]);
  return { begunId, problem, again: () => void again() };
}

/** Opens an intake from the server, or from this device when the server cannot be reached. */
export function useOpening(id: string, staffId: string | undefined) {
  const [desk, setDesk] = useState<Desk | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  const [attempt, setAttempt] = useState(0);
  const opened = useRef<string | null>(null);
  useEffect(() => {
    if (!staffId || opened.current === id) return;
    let wanted = true;
    const open = async () => {
      const ports = await deskPorts(staffId);
      const fresh = begun.get(id);
      begun.delete(id);
      const found = fresh ? { desk: Desk.begun(fresh, ports) } : await Desk.open(id, ports);
      if (!wanted) return;
      if (!('desk' in found)) return setProblem(found.closedBy.problem);
      opened.current = id;
      setDesk(found.desk);
    };
    setProblem(null);
    open().catch((fault: unknown) => setProblem(fault));
    return () => {
      wanted = false;
    };
  }, [id, staffId, attempt]);
  const again = useCallback(() => setAttempt((now) => now + 1), []);
  useEffect(() => onSession('resumed', again), [again]);
  return { desk, problem, again };
}
