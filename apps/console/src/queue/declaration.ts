// The declaration that every decision carries: "none" is asked once per session and then holds, a conflict is declared for one proposal.
import { useSyncExternalStore } from 'react';
import { kept } from '../api/kept.js';
import { meQuery } from '../api/me.js';
import { queries } from '../api/queries.js';

const place = 'linkwright.noConflict';
const listeners = new Set<() => void>();

/** Whoever signs in next in this browser has declared nothing. */
function presentSession(): string {
  const me = queries.getQueryData(meQuery.queryKey);
  return `${me?.accountId} ${me?.session?.id}`;
}

export function declareNone(declared: boolean): void {
  if (declared) kept.set(place, presentSession());
  else kept.remove(place);
  for (const each of listeners) each();
}

/** Whether somebody said in this session that they have no interest in what they decide. */
export const useHasDeclared = (): boolean => useSyncExternalStore((listener) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
}, () => kept.get(place) === presentSession());
