// The declaration that every decision carries: "none" is asked once per session and then holds, a conflict is declared for one proposal.
import { useSyncExternalStore } from 'react';

const kept = 'linkwright.noConflict';
const listeners = new Set<() => void>();

export function declareNone(declared: boolean): void {
  if (declared) sessionStorage.setItem(kept, 'yes');
  else sessionStorage.removeItem(kept);
  for (const each of listeners) each();
}

/** Whether somebody said in this session that they have no interest in what they decide. */
export const useHasDeclared = (): boolean => useSyncExternalStore((listener) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
}, () => sessionStorage.getItem(kept) === 'yes');
