// A register of any size out of a small one: copies that are other organisations, with duplicates as frequent as in the original.
import { createHash } from 'node:crypto';
import type { Organisation } from '#likeness';

/** The most frequent words stay, as they do in any large register; of the others each copy exchanges every one for another. */
const common = 100;

/** Copies until there are `count` records. Copy 0 is the original; the same input gives the same records. */
export function enlarged(originals: readonly Organisation[], count: number): Organisation[] {
  const counts = new Map<string, number>();
  for (const { name } of originals) for (const word of wordsIn(name)) counts.set(word, (counts.get(word) ?? 0) + 1);
  const byCount = [...counts].sort(([a, many], [b, others]) => others - many || (a < b ? -1 : 1)).map(([word]) => word);
  const rare = byCount.slice(common);
  const places = new Map(rare.map((word, place) => [word, place]));
  return Array.from({ length: count }, (_, index) => {
    const copy = Math.floor(index / originals.length);
    const { name, phones, sites } = originals[index % originals.length]!;
    const exchange = (word: string) => {
      const place = places.get(word.toLowerCase());
      return place === undefined ? word : rare[(place + copy * 97) % rare.length]!;
    };
    const renumber = (text: string) => text.replace(/\d+/g, (digits) => (copy === 0 ? digits : renumbered(digits, copy)));
    return {
      name: name.replace(/[\p{L}\p{N}]+/gu, exchange),
      phones: phones?.map(renumber),
      sites: sites?.map(({ address, postcode }) => ({ address: renumber(address ?? ''), postcode: renumber(postcode ?? '') })),
    };
  });
}

const wordsIn = (name: string) => name.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/** Other digits for these, the same within a copy. */
function renumbered(digits: string, copy: number): string {
  const hash = createHash('sha256').update(`${copy} ${digits}`).digest();
  return Array.from(digits, (_, at) => (at === 0 ? 1 + (hash[at]! % 9) : hash[at]! % 10)).join('');
}
