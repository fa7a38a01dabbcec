// How alike two words are: the same, shortened, mistyped, or not alike.

const vowels = /[aeiou]/;

/** From 0 to 1, the same in both directions; 1 only for the same word. Words with digits are alike when they are the same. */
export function wordsAlike(one: string, other: string): number {
  if (one === other) return 1;
  const [short, long] = one.length < other.length || (one.length === other.length && one < other) ? [one, other] : [other, one];
  if (/\d/.test(short) || /\d/.test(long)) return 0;
  if (isShortened(short, long)) return short.length >= 3 ? 0.85 : 0.4;
  // Who mistypes a word hardly gets both its first and its last letter wrong.
  if (short[0] !== long[0] && short.at(-1) !== long.at(-1)) return 0;
  const most = long.length >= 8 ? 2 : long.length >= 4 ? 1 : 0;
  if (long.length - short.length > most) return 0;
  const mistakes = mistakesBetween(short, long, most);
  return mistakes > most ? 0 : 1 - (1.2 * mistakes) / long.length;
}

/** A beginning (`acad`), an initial, or the first letter with consonants of the rest (`ctr`, `assn`). */
function isShortened(short: string, long: string): boolean {
  if (short.length === long.length || short[0] !== long[0]) return false;
  if (short.length === 1 || (short.length >= 3 && long.startsWith(short))) return true;
  if (short.length < 2 || short.length > 5 || vowels.test(short.slice(1))) return false;
  let at = 0;
  for (const letter of long) if (letter === short[at]) at += 1;
  return at === short.length;
}

/** Letters left out, added, changed, or swapped with their neighbour; more than `most` when there are more. */
export function mistakesBetween(one: string, other: string, most: number): number {
  let before: number[] = [];
  let above = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let row = 1; row <= one.length; row += 1) {
    const current = [row];
    let least = row;
    for (let at = 1; at <= other.length; at += 1) {
      const same = one[row - 1] === other[at - 1];
      let cost = Math.min(above[at]! + 1, current[at - 1]! + 1, above[at - 1]! + (same ? 0 : 1));
      if (row > 1 && at > 1 && one[row - 1] === other[at - 2] && one[row - 2] === other[at - 1]) {
        cost = Math.min(cost, before[at - 2]! + 1);
      }
      current.push(cost);
      least = Math.min(least, cost);
    }
    if (least > most) return most + 1;
    [before, above] = [above, current];
  }
  return above[other.length]!;
}
