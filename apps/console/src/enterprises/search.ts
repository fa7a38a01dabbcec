// What the address of the list says: filters and order as GET /v1/enterprises has them, and whether it is shown as a map.
import type { Schemas } from '../api/client.js';

export const sizes = ['self_employed', 'micro', 'small', 'medium', 'large'] as const satisfies readonly Schemas['EnterpriseSize'][];
export const sorts = ['name', '-name', '-updatedAt', 'updatedAt', '-createdAt', 'createdAt'] as const;
export const flags = ['active', 'registered', 'homeBased', 'reachable'] as const;
export const texts = ['q', 'code', 'certification', 'country', 'region', 'town', 'updatedSince'] as const;

export type EnterpriseSearch = { [K in (typeof texts)[number]]?: string } & { [K in (typeof flags)[number]]?: boolean } & {
  size?: (typeof sizes)[number];
  sort?: (typeof sorts)[number];
  view?: 'map';
};

/** Only what the list knows; anything else in the address is left out. */
export function enterpriseSearch(raw: Record<string, unknown>): EnterpriseSearch {
  const found: EnterpriseSearch = {};
  for (const name of texts) {
    const value = raw[name];
    if ((typeof value === 'string' || typeof value === 'number') && String(value).trim() !== '') found[name] = String(value);
  }
  for (const name of flags) if (typeof raw[name] === 'boolean') found[name] = raw[name];
  if (found.country !== undefined && !/^[A-Z]{2}$/.test(found.country)) delete found.country;
  const size = sizes.find((each) => each === raw.size);
  const sort = sorts.find((each) => each === raw.sort);
  if (size !== undefined) found.size = size;
  if (sort !== undefined) found.sort = sort;
  if (raw.view === 'map') found.view = 'map';
  return found;
}

/** How many filters are set beside the words searched for. */
export const filtersSet = ({ q: _, sort: _sort, view: _view, ...filters }: EnterpriseSearch): number => Object.keys(filters).length;

/** What GET /v1/enterprises is asked; with words to search for the most similar names come first, whatever the order chosen. */
export function queryOf({ view: _, sort, ...filters }: EnterpriseSearch) {
  return { ...filters, ...(filters.q === undefined && sort !== undefined ? { sort } : {}) };
}
