// Telephone numbers, e-mail addresses and websites in the one form in which they can be compared.
import { mistakesBetween } from './word.js';

/** The digits without what people dial before them; null when there are fewer than six. */
export function phoneDigits(text: string): string | null {
  const digits = text.replace(/\D/g, '').replace(/^0+/, '');
  return digits.length < 6 ? null : digits;
}

export type PhoneFinding = 'same' | 'near' | 'other';

/** Compared from the end: with and without the code of the country or town it is one number. */
export function comparePhones(one: string, other: string): PhoneFinding {
  const length = Math.min(one.length, other.length);
  const [a, b] = [one.slice(-length), other.slice(-length)];
  if (a === b) return 'same';
  return length >= 7 && mistakesBetween(a, b, 1) <= 1 ? 'near' : 'other';
}

/** Domains where anybody can have a mailbox: that two have it says nothing. */
const forAnybody = new Set((
  'gmail.com googlemail.com yahoo.com yahoo.fr yahoo.co.in hotmail.com hotmail.fr outlook.com live.com icloud.com aol.com '
  + 'proton.me protonmail.com gmx.de gmx.net web.de mail.ru yandex.ru rediffmail.com orange.fr orange.sn ethionet.et'
).split(' '));

export interface Mailbox {
  local: string;
  domain: string;
  /** Whether the domain is that of one organisation. */
  own: boolean;
}

/** Small letters, without what follows a plus; null for what is no address. */
export function readMailbox(text: string): Mailbox | null {
  const [, local, domain] = /^([^@\s]+)@([^@\s]+\.[^@\s]+)$/.exec(text.trim().toLowerCase()) ?? [];
  if (local === undefined || domain === undefined) return null;
  return { local: local.replace(/\+.*/, ''), domain, own: !forAnybody.has(domain) };
}

export type MailFinding = 'same' | 'same_domain' | 'same_name' | 'other';
/** Mailboxes that every organisation has. */
const roles = /^(info|contact|office|admin|sales|mail|hello|export|support|accounts?)$/;

export function compareMailboxes(one: Mailbox, other: Mailbox): MailFinding {
  const sameLocal = one.local === other.local;
  if (one.domain === other.domain) return sameLocal ? 'same' : one.own ? 'same_domain' : 'other';
  return sameLocal && one.local.length >= 5 && !roles.test(one.local) ? 'same_name' : 'other';
}

/** The host without `www.`; null for what is no address of a site. */
export function siteOf(text: string): string | null {
  const [, host] = /^(?:https?:\/\/)?(?:www\.)?([^/\s:?#]+\.[^/\s:?#]+)/.exec(text.trim().toLowerCase()) ?? [];
  return host ?? null;
}
