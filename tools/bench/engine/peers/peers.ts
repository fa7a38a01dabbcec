// Others in the same run: SQLite, MiniSearch with a scorer, and brute force, asked the same lots as the index, every answer compared.
import { search, type EnterpriseIndex } from '#engine';
import type { Asked } from '../asked.js';
import { describe, mean, p50, rounded } from '../figures.js';
import { isSame, type Answer } from '../sql.js';
import { brute } from './brute.js';
import { miniSearch } from './minisearch.js';
import type { Rows } from './rows.js';
import { sqlite } from './sqlite.js';

/** The same enterprises in columns and in an index. */
export interface Crowd {
  rows: Rows;
  index: EnterpriseIndex;
}

const warmed = 20;

/**
 * `ratio_…_mean`: how many times our mean. MiniSearch holds an object for each word of each enterprise, and is given `fewer`: the ratio
 * is to the index of the same.
 */
export async function peers(all: Crowd, fewer: Crowd, asked: readonly Asked[], best: number, say: (line: string) => void) {
  const opened = await sqlite(all.rows, best);
  const compared = [
    compare('sqlite', opened.ask, all.index, asked, best, say),
    compare('brute', brute(all.rows, best), all.index, asked, best, say),
    compare('minisearch', miniSearch(fewer.rows, best), fewer.index, asked, best, say),
  ];
  opened.close();
  return {
    figures: { ...Object.assign({}, ...compared.map(({ figures }) => figures)) as Record<string, number>, minisearch_enterprises: fewer.rows.numbers.length },
    parity: compared.every(({ differs }) => differs === 0),
  };
}

function compare(name: string, ask: (asked: Asked) => Answer[], index: EnterpriseIndex, asked: readonly Asked[], best: number, say: (line: string) => void) {
  for (const each of asked.slice(0, warmed)) ask(each);
  const theirs: number[] = [];
  const ours: number[] = [];
  let differs = 0;
  for (const each of asked) {
    const begin = performance.now();
    const answers = ask(each);
    const between = performance.now();
    const found = search(index, each.lot, best);
    ours.push(performance.now() - between);
    theirs.push(between - begin);
    if (!isSame(answers, found)) differs += 1;
  }
  say(`${name}: ${describe(theirs)}, ours ${describe(ours)}, ${differs} answers differ`);
  const figures = {
    [`${name}_p50_ms`]: rounded(p50(theirs)), [`${name}_mean_ms`]: rounded(mean(theirs)),
    [`ratio_${name}_p50`]: rounded(p50(theirs) / p50(ours)), [`ratio_${name}_mean`]: rounded(mean(theirs) / mean(ours)),
  };
  return { figures, differs };
}
