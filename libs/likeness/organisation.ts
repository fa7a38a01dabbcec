// What two records can be compared by, and the form in which it is compared.
import { readAddress, type Address } from './address.js';
import { phoneDigits, readMailbox, siteOf, type Mailbox } from './contact.js';
import { nameWords, wordsOf } from './name.js';

/** A record of an organisation; what is left out or empty is not known, which says nothing. */
export interface Organisation {
  name: string;
  phones?: readonly string[];
  emails?: readonly string[];
  websites?: readonly string[];
  /** Numbers that an authority gave, with the list they are from: a register, a tax office, a certificate. */
  identifiers?: readonly { scheme: string; id: string }[];
  sites?: readonly Site[];
}

export interface Site {
  address?: string;
  postcode?: string;
  town?: string;
  /** ISO 3166-1 alpha-2. */
  country?: string;
  /** Degrees, WGS 84. */
  latitude?: number;
  longitude?: number;
}

/** A record as it is compared; made once by `readOrganisation` and used for many comparisons. */
export interface Comparable {
  words: readonly string[];
  phones: readonly string[];
  mailboxes: readonly Mailbox[];
  websites: readonly string[];
  identifiers: readonly { scheme: string; id: string }[];
  sites: readonly ComparableSite[];
}

export interface ComparableSite {
  address: Address | null;
  postcode: string | null;
  town: string | null;
  country: string | null;
  at: { latitude: number; longitude: number } | null;
}

export function readOrganisation(record: Organisation): Comparable {
  return {
    words: nameWords(record.name),
    phones: known(record.phones, phoneDigits),
    mailboxes: known(record.emails, readMailbox),
    websites: known(record.websites, siteOf),
    identifiers: known(record.identifiers, ({ scheme, id }) => {
      const [list, number] = [tight(scheme), tight(id)];
      return list === '' || number === '' ? null : { scheme: list, id: number };
    }),
    sites: (record.sites ?? []).map(readSite),
  };
}

function readSite({ address, postcode, town, country, latitude, longitude }: Site): ComparableSite {
  return {
    address: address === undefined ? null : readAddress(address),
    postcode: tight(postcode ?? '') || null,
    town: wordsOf(town ?? '').join(' ') || null,
    country: country ?? null,
    at: latitude === undefined || longitude === undefined ? null : { latitude, longitude },
  };
}

function known<T, R>(values: readonly T[] | undefined, read: (value: T) => R | null): R[] {
  return (values ?? []).map(read).filter((each) => each !== null);
}

const tight = (text: string) => wordsOf(text).join('');
