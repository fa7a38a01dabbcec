// The words that name a person, as patterns that find them in any text of a schema and what stands there afterwards.
import type { Person } from '#contracts/persons.js';

/** Of a name that is reserved for nobody (RFC 2606), so that what must be an address stays one. */
export const erasedAddress = 'erased@erased.invalid';
export const erasedName = 'Erased person';

/** A POSIX pattern of Postgres with what takes the place of what it finds; `words` are what it looks for, as they are spelt there. */
export interface Replacement {
  words: string[];
  pattern: string;
  by: string;
}

const literal = (word: string) => word.replaceAll(/[^\p{L}\p{N}\s]/gu, '\\$&');
const asJson = (word: string) => JSON.stringify(word).slice(1, -1);

/** `within` text as it is, or JSON, which spells some characters otherwise. */
export function replacementsOf({ addresses, names }: Pick<Person, 'addresses' | 'names'>, within: 'text' | 'json'): Replacement[] {
  const spelt = within === 'json' ? asJson : (word: string) => word;
  const any = (words: readonly string[]) => words.map(literal).join('|');
  const [where, who] = [addresses.map(spelt), names.map(spelt)];
  return [
    // Not as the end or the beginning of another address.
    ...(where.length > 0 ? [{ words: where, pattern: `(?<![[:alnum:]._%+-])(${any(where)})(?![[:alnum:]-]|[.][[:alnum:]])`, by: erasedAddress }] : []),
    ...(who.length > 0 ? [{ words: who, pattern: `(?<![[:alnum:]])(${any(who)})(?![[:alnum:]])`, by: erasedName }] : []),
  ];
}

/**
 * SQL: whether one of the texts of a row may have what the replacements look for; `params` grows by what it needs. Patterns are asked only
 * of such rows: they take ten times as long, and there is hardly one. A capital can have two small letters, so a word is looked for as
 * it is and as its capitals are.
 */
export function mayMention(texts: readonly string[], replacements: readonly Replacement[], params: unknown[]): string {
  const words = [...new Set(replacements.flatMap((each) => each.words))];
  const likes = words.map((word) => {
    const place = params.push(`%${word.replaceAll(/[\\%_]/g, '\\$&')}%`);
    return `lower($${place}::text), lower(upper($${place}::text))`;
  });
  return `lower(concat_ws(' ', ${texts.join(', ')})) LIKE ANY (ARRAY[${likes.join(', ')}])`;
}
