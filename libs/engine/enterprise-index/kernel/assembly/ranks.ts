// The rank of the code of a row, which says how alike it is.
import { Int } from '../layout';
import { int, word } from './desk';

export function rankOf(row: u32, codeStarts: usize, first: i32, last: i32): i32 {
  let low = first;
  let high = last;
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if (word(codeStarts, middle) <= row) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Into `ranks` the ranks of the codes of the first `count` rows, from the lot's first on. */
export function ranks(count: i32): void {
  const rows = <usize>int(Int.left);
  const codeStarts = <usize>int(Int.codeStarts);
  const firstRank = int(Int.firstRank);
  let rank = rankOf(load<u32>(rows), codeStarts, firstRank, int(Int.lastRank));
  let rankEnd = word(codeStarts, rank + 1);
  let into = <usize>int(Int.ranks);
  for (let at = rows; at < rows + (<usize>count << 2); at += 4) {
    while (load<u32>(at) >= rankEnd) {
      rank += 1;
      rankEnd = word(codeStarts, rank + 1);
    }
    store<u32>(into, rank - firstRank);
    into += 4;
  }
}
