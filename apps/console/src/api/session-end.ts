// One signal: the session ended while a page was open. The page stays as it is, and asks to sign in again over it.
import { useSyncExternalStore } from 'react';

let ended = false;
const listeners = new Set<() => void>();
const tell = (value: boolean) => {
  if (ended === value) return;
  ended = value;
  for (const each of listeners) each();
};

export const sessionHasEnded = (): void => tell(true);
export const sessionIsBack = (): void => tell(false);

export function useSessionEnded(): boolean {
  return useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, () => ended);
}
