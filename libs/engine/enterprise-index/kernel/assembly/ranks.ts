// The rank of the code of a row, which says how alike it is.
import { word } from './desk';

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
