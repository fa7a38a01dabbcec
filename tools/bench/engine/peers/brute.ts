// Brute force: every claim of every enterprise, one after the other, with no index at all.
import type { Asked } from '../asked.js';
import type { Answer } from '../sql.js';
import { Best, bestOf, plainLot, type Rows } from './rows.js';

export function brute({ enterprises, claims, numbers }: Rows, best: number): (asked: Asked) => Answer[] {
  return (asked) => {
    const lot = plainLot(asked);
    const top = new Best(best);
    for (const [at, enterprise] of enterprises.entries()) {
      const score = bestOf(claims[at]!, enterprise, lot);
      if (!Number.isNaN(score)) top.add(numbers[at]!, score);
    }
    return top.answers;
  };
}
