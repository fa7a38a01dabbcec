// What was typed into forms, kept in this browser for the account until it is sent.
import { kept } from '../api/kept.js';

export const keptPlace = (accountId: string, form: string): string => `linkwright.form.${accountId}.${form}`;

/** As it was kept, whatever it is; null: nothing. */
export function keptOf(accountId: string, form: string): unknown {
  try {
    return JSON.parse(kept.get(keptPlace(accountId, form)) ?? 'null');
  } catch {
    return null;
  }
}

export const keep = (accountId: string, form: string, typed: object): void => kept.set(keptPlace(accountId, form), JSON.stringify(typed));

export const forgetKept = (accountId: string, form: string): void => kept.remove(keptPlace(accountId, form));
