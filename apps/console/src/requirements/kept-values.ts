// What was typed into the form, kept in this browser for the account until it is sent: a reload or an ended session loses nothing.
import { useEffect, useState } from 'react';
import { forgetKept, keep, keptOf, keptPlace } from '../fields/kept-store.js';
import { emptyLot, emptyValues, type Values } from './values.js';

const formOf = (id: string) => `requirement.${id}`;

export interface Kept {
  values: Values;
  /** Of the draft that was changed; 0 for one that is not at the server yet. */
  version: number;
}

/** `id`: of the draft that is changed, `new` for one that is not at the server yet. */
export function keptValues(accountId: string, id: string): Kept | null {
  const kept = keptOf(accountId, formOf(id)) as { values?: Partial<Values>; version?: unknown } | null;
  if (kept === null || typeof kept.version !== 'number' || !Array.isArray(kept.values?.lots)) return null;
  return { values: { ...emptyValues(), ...kept.values, lots: kept.values.lots.map((lot) => ({ ...emptyLot(), ...lot })) }, version: kept.version };
}

export const keepValues = (accountId: string, id: string, kept: Kept): void => keep(accountId, formOf(id), kept);
export const forgetValues = (accountId: string, id: string): void => forgetKept(accountId, formOf(id));

/** What another tab did meanwhile with the values of the same form: typed into it, or sent or dropped them; null: nothing. */
export function useOtherTab(accountId: string, id: string): 'changed' | 'gone' | null {
  const [did, setDid] = useState<'changed' | 'gone' | null>(null);
  useEffect(() => {
    const onStorage = ({ key, newValue }: StorageEvent) => {
      if (key === keptPlace(accountId, formOf(id))) setDid(newValue === null ? 'gone' : 'changed');
    };
    window.addEventListener('storage', onStorage);
    return () => window.removeEventListener('storage', onStorage);
  }, [accountId, id]);
  return did;
}
