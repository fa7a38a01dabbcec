// What records that may be the same have in common: only records that share a key are compared.
import type { Comparable } from './organisation.js';

/**
 * Keys of a record, each once: what it is called, reached and found by, in forms that survive the usual mistakes. A key that very
 * many records share is of no use and is to be left out by who looks for pairs.
 */
export function keysOf({ words, phones, mailboxes, websites, identifiers, sites }: Comparable): string[] {
  const keys = [
    `name ${words.toSorted().join(' ')}`,
    ...words.filter((word) => word.length > 2).map((word) => `word ${skeleton(word)}`),
    ...words.slice(1).map((word, at) => `words ${inOrder(words[at]!.slice(0, 4), word.slice(0, 4))}`),
    ...phones.map((digits) => `phone ${digits.slice(-7)}`),
    ...mailboxes.flatMap(({ local, domain, own }) => [`mail ${local}@${domain}`, ...(own ? [`site ${domain}`] : [])]),
    ...websites.map((host) => `site ${host}`),
    ...identifiers.map(({ scheme, id }) => `id ${scheme} ${id}`),
    ...sites.flatMap(({ address, postcode }) => [
      ...(address?.number ? address.street.filter((word) => word.length > 2).map((word) => `at ${address.number} ${skeleton(word)}`) : []),
      ...(address?.number && postcode ? [`at ${address.number} ${postcode}`] : []),
    ]),
  ];
  return [...new Set(keys)];
}

const inOrder = (one: string, other: string) => (one < other ? `${one} ${other}` : `${other} ${one}`);

/** The first letter and the consonants after it, six at most: vowels are what people write differently. */
const skeleton = (word: string) => (/\d/.test(word) ? word : word[0] + word.slice(1).replace(/[aeiouy]/g, '')).slice(0, 6);

/**
 * Pairs of records that share a key, each once, the earlier record first. A key that more than `most` records share is left out:
 * the work grows with the number of records, not with its square.
 */
export function* pairsThatShare(keys: readonly (readonly string[])[], most = 60): Generator<[earlier: number, later: number]> {
  const holders = new Map<string, number[]>();
  keys.forEach((its, index) => its.forEach((key) => {
    const known = holders.get(key);
    if (known) known.push(index);
    else holders.set(key, [index]);
  }));
  const metBy = new Int32Array(keys.length).fill(-1);
  for (const [later, its] of keys.entries()) {
    for (const key of its) {
      const together = holders.get(key)!;
      if (together.length > most) continue;
      for (const earlier of together) {
        if (earlier >= later) break;
        if (metBy[earlier] === later) continue;
        metBy[earlier] = later;
        yield [earlier, later];
      }
    }
  }
}
