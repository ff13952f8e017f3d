import { useEffect, useRef, useState } from 'react';
import { onSession } from '../api/session-events.js';
import { type Desk } from './desk.js';

/** What the browser tells an open intake: the line is back, the page goes away, somebody signed in again. */
export function useDeskLife(desk: Desk): void {
  const closing = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => {
    // React may take an effect back and run it again at once; only a screen that stays away closes the desk.
    clearTimeout(closing.current);
    const { autosave } = desk;
    const resume = () => void autosave.resume();
    const away = () => document.visibilityState === 'hidden' && void autosave.saveNow();
    const leaving = () => void autosave.hold();
    let mayAsk = true;
    const ask = (event: BeforeUnloadEvent) => {
      // Only where the device keeps nothing would closing the page lose something.
      if (mayAsk && autosave.state.kind === 'page') event.preventDefault();
    };
    const stops = [
      onSession('resumed', resume),
      onSession('handedOver', () => {
        mayAsk = false;
      }),
    ];
    window.addEventListener('online', resume);
    document.addEventListener('visibilitychange', away);
    window.addEventListener('pagehide', leaving);
    window.addEventListener('beforeunload', ask);
    return () => {
      for (const stop of stops) stop();
      window.removeEventListener('online', resume);
      document.removeEventListener('visibilitychange', away);
      window.removeEventListener('pagehide', leaving);
      window.removeEventListener('beforeunload', ask);
      closing.current = setTimeout(() => void desk.close(), 0);
    };
  }, [desk]);
}

/** Whether the same intake is open in another tab of this browser. */
export function useSecondTab(intakeId: string): boolean {
  const [second, setSecond] = useState(false);
  useEffect(() => {
    if (!('BroadcastChannel' in globalThis)) return;
    const channel = new BroadcastChannel('fianza-intake');
    channel.onmessage = (event: MessageEvent<unknown>) => {
      const { data } = event;
      if (data === `here ${intakeId}`) setSecond(true);
      if (data !== `open ${intakeId}`) return;
      setSecond(true);
      channel.postMessage(`here ${intakeId}`);
    };
    channel.postMessage(`open ${intakeId}`);
    return () => channel.close();
  }, [intakeId]);
  return second;
}
