// What was typed into the form, kept in this browser for the account until it is sent: a reload or an ended session loses nothing.
import { emptyLot, emptyValues, type Values } from './values.js';

const place = (accountId: string, id: string) => `linkwright.requirement.${accountId}.${id}`;

/** `id`: of the draft that is changed, `new` for one that is not at the server yet. */
export function keptValues(accountId: string, id: string): Values | null {
  try {
    const kept = JSON.parse(localStorage.getItem(place(accountId, id)) ?? 'null') as Partial<Values> | null;
    if (kept === null || !Array.isArray(kept.lots)) return null;
    return { ...emptyValues(), ...kept, lots: kept.lots.map((lot) => ({ ...emptyLot(), ...lot })) };
  } catch {
    return null;
  }
}

export function keepValues(accountId: string, id: string, values: Values): void {
  try {
    localStorage.setItem(place(accountId, id), JSON.stringify(values));
  } catch {
    // A full or forbidden store: the form goes on without.
  }
}

export const forgetValues = (accountId: string, id: string): void => localStorage.removeItem(place(accountId, id));
