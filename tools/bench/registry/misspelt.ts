// Names as people mistype them.
import { oneOf, type Random } from '../seed/random.js';

const letters = [...'abcdefghijklmnopqrstuvwxyz'];

/** So many letters left out, added, changed or swapped with the next one. */
export function misspelt(random: Random, name: string, mistakes: number): string {
  const text = [...name];
  for (let left = mistakes; left > 0;) {
    const at = Math.floor(random() * text.length);
    if (!/\p{L}/u.test(text[at]!)) continue;
    left -= 1;
    const kind = Math.floor(random() * 4);
    if (kind === 0) text.splice(at, 1);
    else if (kind === 1) text.splice(at, 0, oneOf(random, letters));
    else if (kind === 2 || at === text.length - 1) text[at] = oneOf(random, letters);
    else [text[at], text[at + 1]] = [text[at + 1]!, text[at]!];
  }
  return text.join('');
}
