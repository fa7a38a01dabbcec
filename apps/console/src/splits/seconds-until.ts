// A countdown.
import { useEffect, useState } from 'react';
import { serverNow } from '../api/clock.js';

const secondsUntil = (iso: string): number => Math.max(0, Math.ceil((Date.parse(iso) - serverNow()) / 1000));

/** Whole seconds until an instant, from now on; 0 once it is over. */
export function useSecondsUntil(iso: string): number {
  const [seconds, setSeconds] = useState(() => secondsUntil(iso));
  useEffect(() => {
    setSeconds(secondsUntil(iso));
    const timer = setInterval(() => {
      setSeconds(secondsUntil(iso));
      if (secondsUntil(iso) === 0) clearInterval(timer);
    }, 500);
    return () => clearInterval(timer);
  }, [iso]);
  return seconds;
}
