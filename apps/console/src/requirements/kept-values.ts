// What was typed into the form, kept in this browser for the account until it is sent: a reload or an ended session loses nothing.
import { kept as store } from '../api/kept.js';
import { emptyLot, emptyValues, type Values } from './values.js';

const place = (accountId: string, id: string) => `linkwright.requirement.${accountId}.${id}`;

export interface Kept {
  values: Values;
  /** Of the draft that was changed; 0 for one that is not at the server yet. */
  version: number;
}

/** `id`: of the draft that is changed, `new` for one that is not at the server yet. */
export function keptValues(accountId: string, id: string): Kept | null {
  try {
    const kept = JSON.parse(store.get(place(accountId, id)) ?? 'null') as { values?: Partial<Values>; version?: unknown } | null;
    if (kept === null || typeof kept.version !== 'number' || !Array.isArray(kept.values?.lots)) return null;
    return { values: { ...emptyValues(), ...kept.values, lots: kept.values.lots.map((lot) => ({ ...emptyLot(), ...lot })) }, version: kept.version };
  } catch {
    return null;
  }
}

export function keepValues(accountId: string, id: string, kept: Kept): void {
  store.set(place(accountId, id), JSON.stringify(kept));
}

export const forgetValues = (accountId: string, id: string): void => store.remove(place(accountId, id));
