// Replaces the address and the name of a person in every text and JSON column of a service's schema, so that a table that is
// added later is covered without anybody thinking of it.
import type { Person } from '#contracts/persons.js';
import { rowsIn, type Tx } from '../database/database.js';
import { searchedTables } from './schema-columns.js';
import { mayMention, replacementsOf, type Replacement } from './words.js';

/** Returns how many rows of each table were changed; reads every table once. */
export async function eraseWords(tx: Tx, person: Person, besides: readonly string[] = []): Promise<Map<string, number>> {
  const changed = new Map<string, number>();
  if (person.addresses.length + person.names.length === 0) return changed;
  for (const { table, texts } of await searchedTables(tx, besides, true)) {
    if (texts.length === 0) continue;
    const params: string[] = [];
    const parts = texts.map(({ column, within }) => partFor(`"${column}"`, within, replacementsOf(person, within), params));
    const near = mayMention(texts.map(({ column }) => `"${column}"`), [...replacementsOf(person, 'text'), ...replacementsOf(person, 'json')], params);
    const rows = await rowsIn(tx, `
      UPDATE "${table}" SET ${parts.map(({ set }) => set).join(', ')} WHERE ${near} AND (${parts.map(({ found }) => found).join(' OR ')}) RETURNING 1`, params);
    if (rows.length > 0) changed.set(table, rows.length);
  }
  return changed;
}

/** `params` grows by what the part needs. */
function partFor(column: string, within: 'text' | 'json', replacements: Replacement[], params: string[]): { set: string; found: string } {
  const text = within === 'json' ? `${column}::text` : column;
  const cast = within === 'json' ? '::jsonb' : '';
  const numbered = replacements.map((each) => ({ pattern: params.push(each.pattern), by: params.push(each.by) }));
  const replaced = numbered.reduce((inner, { pattern, by }) => `regexp_replace(${inner}, $${pattern}, $${by}, 'gi')`, text);
  return {
    set: `${column} = (${replaced})${cast}`,
    found: `(${numbered.map(({ pattern }) => `${text} ~* $${pattern}`).join(' OR ')})`,
  };
}
