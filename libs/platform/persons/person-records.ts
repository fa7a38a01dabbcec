// What a service's schema holds of a person, table by table: records of its accounts, and places where it is mentioned.
import type { Input, Output } from '#contracts/message.js';
import type { Person, PersonMessages, PersonRecord } from '#contracts/persons.js';
import { rowsIn, type Tx } from '../database/database.js';
import { notShown, searchedTables, type SearchedTable } from './schema-columns.js';
import { mayMention, replacementsOf } from './words.js';

type Wanted = Input<PersonMessages['DescribePerson']>;

/** A part travels as one message of at most 1 MiB. */
const mostBytes = 500_000;

/** In the order of tables and ids; copies of answers, which idempotency keys are, are no records. */
export async function personRecords(
  tx: Tx, { person, after, limit }: Wanted, besides: readonly string[] = [],
): Promise<Output<PersonMessages['DescribePerson']>> {
  const items: PersonRecord[] = [];
  let bytes = 0;
  for (const searched of await searchedTables(tx, besides, false)) {
    if (!searched.hasId || (after !== null && searched.table < after.table)) continue;
    const from = after?.table === searched.table ? after.id : null;
    for (const record of await recordsIn(tx, searched, person, from, limit + 1 - items.length)) {
      bytes += Buffer.byteLength(JSON.stringify(record));
      if (items.length === limit || (bytes > mostBytes && items.length > 0)) return { items, isLast: false };
      items.push(record);
    }
  }
  return { items, isLast: true };
}

async function recordsIn(
  tx: Tx, { table, ids, texts }: SearchedTable, person: Person, after: string | null, limit: number,
): Promise<PersonRecord[]> {
  const params: unknown[] = [person.accountIds, after, limit];
  const isIts = ids.length > 0 ? `(${ids.map((column) => `"${column}" = ANY($1::uuid[])`).join(' OR ')})` : 'false';
  const places = texts.filter(({ column }) => !notShown.test(column)).flatMap(({ column, within }) =>
    replacementsOf(person, within).map(({ pattern }) => {
      const text = within === 'json' ? `"${column}"::text` : `"${column}"`;
      return { column, found: `${text} ~* $${params.push(pattern)}` };
    }));
  const near = places.length === 0 ? 'false' : `(${mayMention(places.map(({ column }) => `"${column}"`),
    [...replacementsOf(person, 'text'), ...replacementsOf(person, 'json')], params)} AND (${places.map(({ found }) => found).join(' OR ')}))`;
  const anywhere = `${isIts} OR ${near}`;
  const named = places.map(({ column, found }) => `CASE WHEN ${found} THEN '${column}' END`).join(', ');
  const rows = await rowsIn<{ id: string; mentions: string[]; data: Record<string, unknown> | null }>(tx, `
    SELECT id, array_remove(ARRAY[${named}]::text[], NULL) AS mentions, CASE WHEN coalesce(${isIts}, false) THEN to_jsonb(t) END AS data
    FROM "${table}" t WHERE (${anywhere}) AND ($1::uuid[] IS NOT NULL) AND ($2::uuid IS NULL OR id > $2) ORDER BY id LIMIT $3`, params);
  return rows.map(({ id, mentions: fields, data }) => ({
    table, id, mentions: [...new Set(fields)],
    data: data && Object.fromEntries(Object.entries(data).filter(([column]) => !notShown.test(column))),
  }));
}
