// Brokering is one mechanism in several services; each says it in words of its own. This is how a word becomes a field.
import { z } from 'zod';
import type { Role, ServiceName } from '../message.js';
import { Id } from '../values.js';

/** The words of one service: `subject: 'lot'` makes `lotId`, "of the lot" and `lot_covered`. */
export interface Words<
  P extends string = string, S extends string = string, A extends Role = Role, O extends Role = Role,
  C extends string = string, G extends string = string,
> {
  owner: ServiceName;
  /** Stands before the noun in the names of requests and events, so that no two services have one of the same name. */
  prefix: string;
  /** Before the token of a reply link, so that the gateway knows whom to ask; none for the first service. */
  linkMark: string;
  /** What was posted as a whole, and the part of it that a proposal is about: the same word where there are no parts. */
  posting: P;
  subject: S;
  /** The two sides; each word is also the role of its accounts. */
  asking: A;
  offering: O;
  /** What the offering side stated about itself. */
  claim: C;
  /** What both sides come to. */
  agreement: G;
  /** What the offering side does with what is wanted, as a sentence begins. */
  supplies: string;
}

/** The two words for a side, as invitations and replies have them. */
export const sideOf = <A extends Role, O extends Role>({ asking, offering }: { asking: A; offering: O }) => z.enum([asking, offering]);

/** One field under a name made of a word. */
export const named = <N extends string, T extends z.ZodType>(name: N, type: T) => ({ [name]: type }) as Record<N, T>;

/** The ids of what these words stand for: `lotId`, `buyerId`. */
export const idsOf = <const N extends readonly string[]>(...words: N) =>
  Object.fromEntries(words.map((word) => [`${word}Id`, Id])) as Record<`${N[number]}Id`, typeof Id>;

/** As it stands in the name of a message. */
export const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);

export const withArticle = (word: string) => (/^[aeiou]/.test(word) ? `an ${word}` : `a ${word}`);

const roles = ['posting', 'subject', 'asking', 'offering', 'claim', 'agreement'] as const;
const startsWithRole = new RegExp(`^(${roles.join('|')})(?=[A-Z])`);

/** The fields of a record under the names one service has for them: `subjectId` becomes `lotId`. */
export function inWordsOf(words: Words, record: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [
    name.replace(startsWithRole, (role) => words[role as (typeof roles)[number]]), value,
  ]));
}

/** The way back: `lotId` becomes `subjectId`, and both `subjectId` and `postingId` where one word stands for both. */
export function inPlainWords(words: Words, record: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(record).flatMap(([name, value]) => {
    const meant = roles.filter((role) => /^[A-Z]/.test(name.slice(words[role].length)) && name.startsWith(words[role]));
    return meant.length === 0 ? [[name, value]] : meant.map((role) => [role + name.slice(words[role].length), value]);
  }));
}

/** Whom to ask about a reply link: the service whose mark its token has. */
export function markedFor<S extends { words: Pick<Words, 'linkMark'> }>(token: string, services: readonly S[]): S | undefined {
  const mark = token.split('.').length > 2 ? token.slice(0, token.indexOf('.')) : '';
  return services.find(({ words }) => words.linkMark === mark);
}
