// What two records have in common, field by field: findings without weights. What one of them does not know is no finding.
import { compareAddresses, type AddressFinding } from './address.js';
import { compareMailboxes, comparePhones, type MailFinding, type PhoneFinding } from './contact.js';
import { compareWords, type NamesAlike } from './name.js';
import type { Comparable, ComparableSite } from './organisation.js';
import type { WordWeights } from './rarity.js';

export interface Findings {
  names: NamesAlike | null;
  phone: PhoneFinding | null;
  email: MailFinding | null;
  website: 'same' | 'other' | null;
  identifier: 'same' | 'other' | null;
  address: AddressFinding | null;
  postcode: 'same' | 'other' | null;
  town: 'same' | 'other' | null;
  country: 'same' | 'other' | null;
  /** Kilometres between the nearest sites. */
  distance: number | null;
}

/** The same in both directions. Of several numbers, mailboxes or sites the pair that is most alike counts. */
export function findingsOf(one: Comparable, other: Comparable, rarity: WordWeights): Findings {
  return {
    names: compareWords(one.words, other.words, rarity),
    phone: best(one.phones, other.phones, ['same', 'near', 'other'], comparePhones),
    email: best(one.mailboxes, other.mailboxes, ['same', 'same_domain', 'same_name', 'other'], compareMailboxes),
    website: best(one.websites, other.websites, ['same', 'other'], equal),
    identifier: best(one.identifiers, other.identifiers, ['same', 'other'], (a, b) =>
      a.scheme === b.scheme ? equal(a.id, b.id) : null),
    address: best(one.sites, other.sites, ['same', 'near', 'street_only', 'same_number', 'same_street', 'other'], (a, b) =>
      a.address && b.address ? compareAddresses(a.address, b.address) : null),
    postcode: best(one.sites, other.sites, ['same', 'other'], of('postcode')),
    town: best(one.sites, other.sites, ['same', 'other'], of('town')),
    country: best(one.sites, other.sites, ['same', 'other'], of('country')),
    distance: nearest(one.sites, other.sites),
  };
}

const equal = (one: string, other: string) => (one === other ? 'same' : 'other');
const of = (field: 'postcode' | 'town' | 'country') => (one: ComparableSite, other: ComparableSite) =>
  one[field] === null || other[field] === null ? null : equal(one[field], other[field]);

/** The first of `order` that some pair comes to. */
function best<T, F extends string>(
  ones: readonly T[], others: readonly T[], order: readonly F[], compare: (one: T, other: T) => F | null,
): F | null {
  let found = order.length;
  for (const one of ones) for (const other of others) {
    const finding = compare(one, other);
    if (finding !== null) found = Math.min(found, order.indexOf(finding));
  }
  return order[found] ?? null;
}

const earthRadiusKm = 6371;
const radians = (degrees: number) => (degrees * Math.PI) / 180;

function nearest(ones: readonly ComparableSite[], others: readonly ComparableSite[]): number | null {
  let least: number | null = null;
  for (const { at: one } of ones) for (const { at: other } of others) {
    if (!one || !other) continue;
    const half = Math.sin(radians(other.latitude - one.latitude) / 2) ** 2
      + Math.cos(radians(one.latitude)) * Math.cos(radians(other.latitude)) * Math.sin(radians(other.longitude - one.longitude) / 2) ** 2;
    const km = 2 * earthRadiusKm * Math.asin(Math.min(1, Math.sqrt(half)));
    least = least === null ? km : Math.min(least, km);
  }
  return least;
}
