// Where something is, taken apart: number, street, postcode, town; and what two addresses have in common.
import { compareWords, wordsOf } from './name.js';
import type { WordWeights } from './rarity.js';
import { mistakesBetween } from './word.js';

// A map, because people write words that every object has, such as "constructor".
const directions = new Map(Object.entries({
  north: 'n', south: 's', east: 'e', west: 'w', northeast: 'ne', northwest: 'nw', southeast: 'se', southwest: 'sw',
}));
/** What kind of way it is: often left out, written in many ways. */
const kinds = new Set(wordsOf(
  'st street str strasse rue road rd av ave avenue avenida blvd boulevard bd bld drive dr lane ln court ct place pl plaza square sq '
  + 'parkway pkwy terrace ter way highway hwy km no nr number floor fl room rm suite ste unit building bldg kebele woreda',
));
const even: WordWeights = { of: () => 1 };

export interface Address {
  number: string | null;
  street: readonly string[];
}

/** Null when the text names neither a number nor a street. */
export function readAddress(text: string): Address | null {
  const words = wordsOf(text.replace(/(?<=\d)\s*[-–/]\s*\d+/g, ' ')).map((word) => directions.get(word) ?? word);
  const number = words.find((word) => /^\d+\p{L}?$/u.test(word)) ?? null;
  const others = words.filter((word) => word !== number && !/^\d{4,}$/.test(word));
  const street = [...new Set(others.filter((word) => !kinds.has(word)))];
  return number === null && street.length === 0 ? null : { number, street };
}

export type AddressFinding = 'same' | 'near' | 'street_only' | 'same_number' | 'same_street' | 'other';

/** Null when the two say too little to be compared. */
export function compareAddresses(one: Address, other: Address): AddressFinding | null {
  const streets = compareWords(one.street, other.street, even);
  if (one.number === null || other.number === null) {
    if (streets === null) return null;
    return streets.contained >= sameStreet ? 'street_only' : 'other';
  }
  const sameNumber = one.number === other.number;
  if (streets === null) return sameNumber ? 'same_number' : 'other';
  if (streets.contained < sameStreet) return sameNumber ? 'same_number' : 'other';
  if (sameNumber) return 'same';
  return isNear(one.number, other.number) ? 'near' : 'same_street';
}
const sameStreet = 0.6;

/** Next door, or a digit that was mistyped. */
const isNear = (one: string, other: string) =>
  Math.abs(Number.parseInt(one, 10) - Number.parseInt(other, 10)) <= 20 || (one.length >= 3 && mistakesBetween(one, other, 1) <= 1);
