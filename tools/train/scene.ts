// Who could be asked on a day: enterprises with what they had won by then, as the engine sees them.
import { dayOf, type TrackRecord } from '#engine';
import type { Award, AwardsFolder, Requirement } from './folder.js';

export interface Enterprise {
  id: string;
  name: string | null;
  records: readonly TrackRecord[];
  /** Codes that it claims: those of what it won. */
  claims: readonly string[];
}

/** Everybody who had won something, in the order of their ids. `reduced`: those known by their claims alone. */
export function enterprisesAt(awards: readonly Award[], { suppliers }: Pick<AwardsFolder, 'suppliers'>, reduced: (id: string) => boolean = () => false): Enterprise[] {
  const won = new Map<string, Award[]>();
  for (const award of awards) {
    const list = won.get(award.supplierId);
    if (list) list.push(award);
    else won.set(award.supplierId, [award]);
  }
  return [...won.keys()].sort().map((id) => ({
    id, name: suppliers.get(id)?.name || null,
    records: reduced(id) ? [] : won.get(id)!.map(recordOf),
    claims: [...new Set(won.get(id)!.flatMap(({ requirement }) => codesOf(requirement)))],
  }));
}

export const codesOf = ({ codes }: Requirement): string[] => codes.map(({ code }) => code);

const recordOf = ({ requirement, date }: Award): TrackRecord => ({
  date, title: requirement.title, codes: codesOf(requirement), verified: true, buyer: requirement.buyer, value: requirement.value,
});

/** What the engine is asked: the description is the text of the lot, as a replay posts it. */
export const questionOf = (requirement: Requirement) => ({
  title: requirement.title, text: requirement.description, code: codesOf(requirement)[0] ?? null,
  buyerName: requirement.buyer, value: requirement.value, today: dayOf(requirement.date),
});

/** 0 to 2³² - 1, from the characters: the same on every machine. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return (hash ^ (hash >>> 15)) >>> 0;
}
