// Which passwords are allowed: long enough, and not what everybody tries first; nothing about kinds of characters.
import { DomainError } from '#contracts/errors.js';

/** In characters. NIST asks for 8 beside a second factor; there is none here. */
const shortest = 12;
const longest = 128;
/** Characters that must be left when everything that is easily guessed is taken away. */
const fewestOfOnesOwn = 6;

/** The same password however a keyboard composes its characters. */
export const normalised = (password: string): string => password.normalize('NFKC');

/** The normalised password, or `body_invalid` that says what is wrong with `field`. */
export function allowed(password: string, field: string, { name, email }: { name: string; email: string }): string {
  const text = normalised(password);
  const length = [...text].length;
  if (length < shortest) throw refused(field, `must have at least ${shortest} characters; a few words that do not belong together are easy to remember`);
  if (length > longest) throw refused(field, `must have at most ${longest} characters`);
  const words = [...name.split(/\s+/), ...email.split(/[@.+_-]/), email];
  if (onesOwn(text, words).length < fewestOfOnesOwn) {
    throw refused(field, 'is easily guessed: it is made of common passwords, rows of keys or numbers, repetitions, your name or your address');
  }
  return text;
}

/** What attackers try first, longest first; those that only add numbers or signs are found through them. */
const common = [
  'administrator', 'linkwright', 'correcthorsebatterystaple', 'correcthorse', 'batterystaple', 'password', 'passwort', 'motdepasse', 'passw0rd',
  'p@ssw0rd', 'p@ssword', 'letmein', 'welcome', 'changeme', 'iloveyou', 'trustno1', 'princess', 'football', 'baseball', 'superman', 'sunshine',
  'starwars', 'whatever', 'computer', 'michelle', 'butterfly', 'liverpool', 'chocolate', 'basketball', 'ethiopia', 'addisababa', 'dragon',
  'monkey', 'master', 'shadow', 'secret', 'hello', 'login', 'admin', 'user', 'guest', 'test', 'root', 'qwertz', 'azerty', 'love', 'god',
].sort((a, b) => b.length - a.length);
const rows = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm', 'qwertzuiop', 'azertyuiop', 'abcdefghijklmnopqrstuvwxyz', '01234567890', '1qaz2wsx3edc4rfv', '!@#$%^&*()']
  .flatMap((row) => [row, [...row].reverse().join('')]);

/** The text without guessable parts and without signs: one of each character that repeats. */
function onesOwn(text: string, words: readonly string[]): string {
  let left = text.toLowerCase();
  const guessed = [...words.map((word) => normalised(word).toLowerCase()).filter((word) => [...word].length >= 3), ...common];
  for (const word of guessed.sort((a, b) => b.length - a.length)) left = left.replaceAll(word, '');
  left = withoutRows(left).replaceAll(/(19|20)\d\d/g, '');
  return [...new Set(left.replaceAll(/[\s\p{P}\p{S}]/gu, ''))].join('');
}

/** Without pieces of four keys or more that lie beside each other. */
function withoutRows(text: string): string {
  let left = '';
  for (let at = 0; at < text.length;) {
    let end = at + 4;
    while (end <= text.length && rows.some((row) => row.includes(text.slice(at, end)))) end += 1;
    const found = end - 1 - at;
    if (found >= 4) at += found;
    else left += text[at++];
  }
  return left;
}

const refused = (field: string, message: string) =>
  new DomainError('body_invalid', `${field} ${message}.`, { fields: [{ field, message }] });
