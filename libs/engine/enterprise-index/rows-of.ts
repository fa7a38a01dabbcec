// Where in an index the claims of one enterprise are.
import { asWords, type EnterpriseIndex } from './enterprise-index.js';

/** The rows of an enterprise, in the order of its claims. O(claims × log claims of one code). */
export function rowsOf({ words, claimCodes, codeStarts, enterprises }: EnterpriseIndex, number: number): number[] {
  const rows: number[] = [];
  const end = words[(number + 1) * asWords.width + asWords.claimStart]!;
  for (let claim = words[number * asWords.width + asWords.claimStart]!; claim < end; claim += 1) {
    const rank = claimCodes[claim]!;
    let low = codeStarts[rank]!;
    for (let high = codeStarts[rank + 1]!; low < high;) {
      const middle = (low + high) >>> 1;
      if (enterprises[middle]! < number) low = middle + 1;
      else high = middle;
    }
    // Of several claims of one code the rows follow one another, in the order of the claims.
    while (rows.includes(low)) low += 1;
    rows.push(low);
  }
  return rows;
}
