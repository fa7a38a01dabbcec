// What was decided from this browser and can still be undone. Rows in it are hidden from the list at once, before the server has answered.
import { useSyncExternalStore } from 'react';
import type { Row, Ruling } from './proposals.js';

export interface Decided {
  row: Row;
  ruling: Ruling['ruling'];
  /** Decisions of one batch share it; the newest action has the highest. */
  action: number;
  /** Version after the decision; null while it is being sent. */
  version: number | null;
  /** End of the holding period by the clock of this browser; null while it is being sent. */
  until: number | null;
}

let entries: ReadonlyMap<string, Decided> = new Map();
let actions = 0;
const listeners = new Set<() => void>();

function change(make: (next: Map<string, Decided>) => void): void {
  const next = new Map(entries);
  make(next);
  entries = next;
  for (const each of listeners) each();
}

/** Hides the rows and gives the number of the action. */
export function settle(rows: readonly Row[], ruling: Ruling['ruling']): number {
  actions += 1;
  const action = actions;
  change((next) => {
    for (const row of rows) {
      next.delete(row.id);
      next.set(row.id, { row, ruling, action, version: null, until: null });
    }
  });
  return action;
}

/** The server took it; `holdingMs` remain to undo it. */
export const hold = (id: string, version: number, holdingMs: number): void => change((next) => {
  const entry = next.get(id);
  if (entry !== undefined) next.set(id, { ...entry, version, until: Date.now() + holdingMs });
});

export const forget = (ids: readonly string[]): void => change((next) => {
  for (const id of ids) next.delete(id);
});

/** Whether a decision about it is on its way or can still be undone: who looks at it then claims nothing, and gives nothing back. */
export function isDecided(id: string, now = Date.now()): boolean {
  const entry = entries.get(id);
  return entry !== undefined && isUndoable(entry, now);
}

/** Whether a row as it was fetched is older than what was decided about it here, or waits for that to hold. What somebody asked about waits again then. */
export function isHidden(decided: ReadonlyMap<string, Decided>, { id, version }: Pick<Row, 'id' | 'version'>, now = Date.now()): boolean {
  const entry = decided.get(id);
  return entry !== undefined && (entry.version === null || version < entry.version || (version === entry.version && isUndoable(entry, now)));
}

export const isUndoable = ({ until }: Decided, now = Date.now()): boolean => until === null || until > now;

/** The newest action of which something can still be undone, with all of that; empty when there is none. */
export function lastUndoable(decided: ReadonlyMap<string, Decided>, now = Date.now()): Decided[] {
  const undoable = [...decided.values()].filter((entry) => isUndoable(entry, now));
  const newest = Math.max(...undoable.map(({ action }) => action));
  return undoable.filter(({ action }) => action === newest);
}

export const decidedNow = (): ReadonlyMap<string, Decided> => entries;

export function useDecided(): ReadonlyMap<string, Decided> {
  return useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, () => entries);
}
