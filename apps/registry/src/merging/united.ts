// How two lists of the same kind become one: what is the same thing in both is one thing, everything else is kept.
import { isDeepStrictEqual } from 'node:util';
import { canonicalJson, unitOf } from '#engine';
import type { Certification, ContactChannel, Enterprise, Identifier, TrackRecord } from '#contracts/registry/enterprises.js';
import { keyOfIdentifier } from '../enterprises/identifiers.js';

/** What the lists of an enterprise hold; capability claims have rules of their own. */
export type ListField =
  | 'languages' | 'establishments' | 'identifiers' | 'certifications' | 'trackRecords' | 'contacts' | 'conflictBuyerIds' | 'optOutBuyerIds';
type ItemOf<F extends ListField> = Enterprise[F][number];

interface Rule<T> {
  /** Two items with the same key speak of the same thing. */
  keyOf(item: T): string;
  /** What holds when the two differ, and why. */
  decide(kept: T, merged: T): T;
  words: string;
}

/** Of things that are the same only when all of them is. */
const whole = { keyOf: canonicalJson, decide: <T>(kept: T) => kept, words: '' };
const folded = (text: string | undefined) => text?.trim().toLowerCase().replace(/\s+/g, ' ') ?? null;

const identifier: Rule<Identifier> = { keyOf: keyOfIdentifier, decide: (kept) => kept, words: 'One number is one identifier.' };

const certification: Rule<Certification> = {
  keyOf: ({ scheme, number }) => canonicalJson([folded(scheme), folded(number)]),
  decide: (kept, merged) => {
    if ((kept.status === 'verified') !== (merged.status === 'verified')) return kept.status === 'verified' ? kept : merged;
    return (merged.validUntil ?? '') > (kept.validUntil ?? '') ? merged : kept;
  },
  words: 'A verified one comes before a declared one, then the later end of validity holds; a day that is known comes before none.',
};

const trackRecord: Rule<TrackRecord> = {
  keyOf: ({ date, title, buyer, quantity, unit, value }) =>
    canonicalJson([date, folded(title), folded(buyer), quantity ?? null, unit === undefined ? null : (unitOf(unit)?.code ?? unit), value ?? null]),
  decide: (kept, merged) => (merged.verifiedBy !== undefined && kept.verifiedBy === undefined ? merged : kept),
  words: 'One piece of work is one record: the one somebody verified, else that of the kept enterprise.',
};

const contact: Rule<ContactChannel> = {
  keyOf: ({ kind, address }) => `${kind} ${folded(address)}`,
  decide: (kept, merged) => (kept.consent && !merged.consent ? merged : kept),
  words: 'Who said no to being written to is not written to; else that of the kept enterprise.',
};

const rules: { [F in ListField]: Rule<ItemOf<F>> } = {
  languages: whole, establishments: whole, conflictBuyerIds: whole, optOutBuyerIds: whole,
  identifiers: identifier, certifications: certification, trackRecords: trackRecord, contacts: contact,
};

export const listFields = Object.keys(rules) as ListField[];
export const ruleOf = <F extends ListField>(field: F): Rule<ItemOf<F>> => rules[field];

/** By key; the second of two with the same key in one list is another thing than the first. */
export function byKey<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T> {
  const times = new Map<string, number>();
  return new Map(items.map((item) => {
    const key = keyOf(item);
    const time = (times.get(key) ?? 0) + 1;
    times.set(key, time);
    return [`${time} ${key}`, item];
  }));
}

export interface Contradiction<T> {
  /** Place in the united list. */
  at: number;
  kept: T;
  merged: T;
}

/** Those of the kept enterprise in their order, then what only the merged one has. */
export function united<T>(kept: readonly T[], merged: readonly T[], { keyOf, decide }: Pick<Rule<T>, 'keyOf' | 'decide'>): { items: T[]; contradictions: Contradiction<T>[] } {
  const others = byKey(merged, keyOf);
  const contradictions: Contradiction<T>[] = [];
  const items = [...byKey(kept, keyOf)].map(([key, item], at) => {
    const other = others.get(key);
    if (!others.delete(key) || isDeepStrictEqual(item, other)) return item;
    contradictions.push({ at, kept: item, merged: other! });
    return decide(item, other!);
  });
  return { items: [...items, ...others.values()], contradictions };
}
