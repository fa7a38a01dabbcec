// A search library with a scorer: MiniSearch finds whoever claims a code that is like the lot's, the scorer judges those.
import MiniSearch from 'minisearch';
import type { Asked } from '../asked.js';
import type { Answer } from '../sql.js';
import { Best, bestOf, least, plainLot, type Rows } from './rows.js';

const words = (text: string) => text.split(' ');

export function miniSearch({ enterprises, claims, numbers }: Rows, best: number): (asked: Asked) => Answer[] {
  const library = new MiniSearch<{ id: number; codes: string }>({
    fields: ['codes'], tokenize: words, processTerm: (term) => term, searchOptions: { combineWith: 'OR', tokenize: words, processTerm: (term) => term },
  });
  for (const [id, its] of claims.entries()) library.add({ id, codes: its.map(({ code }) => code).join(' ') });
  return (asked) => {
    const lot = plainLot(asked);
    const alike = lot.similarities.flatMap((similarity, at) => (similarity >= least ? [lot.first + at] : []));
    const top = new Best(best);
    for (const { id } of library.search(alike.join(' '))) {
      const at = Number(id);
      const score = bestOf(claims[at]!, enterprises[at]!, lot);
      if (!Number.isNaN(score)) top.add(numbers[at]!, score);
    }
    return top.answers;
  };
}
