// The words that name a person, as patterns that find them in any text of a schema and what stands there afterwards.
import type { Person } from '#contracts/persons.js';

/** Of a name that is reserved for nobody (RFC 2606), so that what must be an address stays one. */
export const erasedAddress = 'erased@erased.invalid';
export const erasedName = 'Erased person';

/** A POSIX pattern of Postgres with what takes the place of what it finds. */
export interface Replacement {
  pattern: string;
  by: string;
}

const literal = (word: string) => word.replaceAll(/[^\p{L}\p{N}\s]/gu, '\\$&');
const asJson = (word: string) => JSON.stringify(word).slice(1, -1);

/** `within` text as it is, or JSON, which spells some characters otherwise. */
export function replacementsOf({ addresses, names }: Pick<Person, 'addresses' | 'names'>, within: 'text' | 'json'): Replacement[] {
  const spelt = within === 'json' ? asJson : (word: string) => word;
  const any = (words: readonly string[]) => words.map((word) => literal(spelt(word))).join('|');
  return [
    // Not as the end or the beginning of another address.
    ...(addresses.length > 0 ? [{ pattern: `(?<![[:alnum:]._%+-])(${any(addresses)})(?![[:alnum:]-]|[.][[:alnum:]])`, by: erasedAddress }] : []),
    ...(names.length > 0 ? [{ pattern: `(?<![[:alnum:]])(${any(names)})(?![[:alnum:]])`, by: erasedName }] : []),
  ];
}
