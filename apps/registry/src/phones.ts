// Telephone numbers in E.164, out of what people write.
import { parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js/min';
import type { ContactChannel } from '#contracts/registry/enterprises.js';
import { Problems } from './problems.js';

/** In E.164; null for what cannot be a number. `country` (ISO 3166-1) is where one without + is dialled. */
export function readPhone(text: string, country?: string): string | null {
  const number = parsePhoneNumberFromString(text, country as CountryCode | undefined);
  return number?.isPossible() ? number.number : null;
}

/** Notes by field which numbers have the form of E.164 and yet cannot be dialled; those that were there before may stay. */
export function checkPhones(contacts: readonly ContactChannel[] = [], before: readonly ContactChannel[], problems: Problems): void {
  contacts.forEach(({ kind, address }, index) => {
    const fits = kind !== 'phone' || before.some((known) => known.address === address) || readPhone(address) === address;
    problems.require(fits, 'body_invalid', `contacts.${index}.address`,
      `${address} cannot be a telephone number: its country code is unknown, or it has too few or too many digits`);
  });
}

/** For organisations whose channels are all there is to check: throws `body_invalid`. */
export function requirePhones(contacts: readonly ContactChannel[] | undefined, before: readonly ContactChannel[]): void {
  const problems = new Problems();
  checkPhones(contacts, before, problems);
  problems.throwIfAny();
}
