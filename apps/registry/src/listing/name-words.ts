// Keeps every word that a name has, and looks up those that may have been meant; only SQL over the words is here.
import { rowsIn, type Tx } from '#platform/database/database.js';
import { newId } from '#platform/ids.js';
import { misspeltKeysOf, wordsOfName, type SoughtWord } from './name-keys.js';
import type { NameWordRow } from './name-word.entity.js';

/** Words with the same misspellings or beginning that are looked at for each word searched for. */
const mostWordsLookedAt = 2_000;

export const nameWordRowOf = (word: string): NameWordRow => ({ id: newId(), word, keys: misspeltKeysOf(word) });

/** Adds the words of the names that no name had so far. */
export async function keepWords(query: (sql: string, parameters: unknown[]) => Promise<unknown>, names: readonly string[]): Promise<void> {
  const words = [...new Set(names.flatMap(wordsOfName))];
  const unknown = (await query(
    'SELECT word FROM unnest($1::text[]) AS named(word) WHERE NOT EXISTS (SELECT FROM name_word known WHERE known.word = named.word)', [words],
  )) as { word: string }[];
  if (unknown.length === 0) return;
  await query(
    'INSERT INTO name_word SELECT * FROM jsonb_populate_recordset(NULL::name_word, $1)',
    [JSON.stringify(unknown.map(({ word }) => nameWordRowOf(word)))],
  );
}

/** For each word searched for those of names that may have been meant: with one mistake at most between them, or with the same beginning. */
export async function wordsLike(tx: Tx, sought: readonly SoughtWord[]): Promise<string[][]> {
  const asked = sought.map(({ keys, beginning, word }, at) => ({ at, keys, first: beginning ?? word, last: beginning === null ? word : `${beginning}\u{10ffff}` }));
  const rows = await rowsIn<{ at: number; word: string }>(tx, `
    SELECT DISTINCT at, its.word FROM jsonb_to_recordset($1::jsonb) AS asked(at integer, keys integer[], first text, last text)
    CROSS JOIN LATERAL (
      (SELECT word FROM name_word WHERE keys && asked.keys LIMIT ${mostWordsLookedAt})
      UNION ALL (SELECT word FROM name_word WHERE word >= asked.first AND word <= asked.last ORDER BY word LIMIT ${mostWordsLookedAt})
    ) its`, [JSON.stringify(asked)]);
  const found: string[][] = sought.map(() => []);
  for (const { at, word } of rows) found[at]!.push(word);
  return found;
}
