// The simple ways to guess a winner that relevance has to beat, each computed from the same past in the same run.
import type { CodeTree } from '#engine';
import type { Award, Requirement } from '../../train/folder.js';
import { codesOf } from '../../train/scene.js';
import { Neighbours, runs, words } from './neighbours.js';

/** Something won: by whom, and as far as it is known what it was. Of whoever is known by claims alone the labels of a code stand for it. */
export interface Past {
  /** Place among the enterprises. */
  winner: number;
  text: string;
  codes: readonly string[];
  buyer: string | null;
}

/** A score for every enterprise, by place. */
export type Scorer = (requirement: Requirement) => Float64Array;

/** So many neighbours tell who could win. */
const neighboursAsked = 100;

export const textOf = ({ title, description }: Requirement): string => `${title} ${description}`;

/** `reduced`: those known by the codes of what they won, once each. */
export function pastOf(awards: readonly Award[], places: ReadonlyMap<string, number>, tree: CodeTree, reduced: (id: string) => boolean): Past[] {
  const claimed = new Set<string>();
  return awards.flatMap(({ requirement, supplierId }): Past[] => {
    const winner = places.get(supplierId)!;
    const codes = codesOf(requirement);
    if (!reduced(supplierId)) return [{ winner, text: textOf(requirement), codes, buyer: requirement.buyer }];
    return codes.filter((code) => !claimed.has(`${supplierId} ${code}`)).map((code) => {
      claimed.add(`${supplierId} ${code}`);
      return { winner, text: Object.values(tree.row(code).labels).join(' '), codes: [code], buyer: null };
    });
  });
}

export function baselinesOf(past: readonly Past[], enterprises: number, tree: CodeTree): Record<string, Scorer> {
  const count = (counts: (one: Past) => number): Float64Array => {
    const sums = new Float64Array(enterprises);
    for (const one of past) sums[one.winner]! += counts(one);
    return sums;
  };
  const popularity = count(() => 1);
  const divisionOf = (code: string) => tree.path(code)[0]!.code;
  const inCode = ({ codes }: Past, wanted: readonly string[]) => +codes.some((code) => wanted.includes(code));
  const inDivision = ({ codes }: Past, wanted: readonly string[]) => +codes.some((code) => wanted.some((one) => divisionOf(one) === divisionOf(code)));
  /** Each of the later ones only decides between equals. */
  const backing = (...counts: Float64Array[]) => counts.reduceRight((less, more) => more.map((each, at) => each + less[at]! / 1e4));
  const neighbours = (likeness: (requirement: Requirement) => Float64Array): Scorer => (requirement) => {
    const alike = likeness(requirement);
    const best = [...alike.keys()].sort((a, b) => alike[b]! - alike[a]!).slice(0, neighboursAsked);
    const sums = new Float64Array(enterprises);
    for (const at of best) sums[past[at]!.winner]! += alike[at]!;
    return sums;
  };
  const texts = past.map(({ text }) => text);
  const [byWords, byRuns] = [new Neighbours(texts, words), new Neighbours(texts, runs)];
  const inCodes = (requirement: Requirement): Float64Array => {
    const wanted = codesOf(requirement);
    const known = new Map<string, number>();
    const alike = (code: string) => {
      if (!known.has(code)) known.set(code, Math.max(0, ...wanted.map((one) => tree.similarity(one, code))));
      return known.get(code)!;
    };
    return Float64Array.from(past, ({ codes }) => Math.max(0, ...codes.map(alike)));
  };
  return {
    popularity: () => popularity,
    'popularity in division': (requirement) => backing(count((one) => inDivision(one, codesOf(requirement))), popularity),
    'popularity in full code': (requirement) => {
      const wanted = codesOf(requirement);
      return backing(count((one) => inCode(one, wanted)), count((one) => inDivision(one, wanted)), popularity);
    },
    'buyer incumbents': ({ buyer }) => backing(count((one) => +(buyer !== null && one.buyer === buyer)), popularity),
    'kNN words': neighbours((requirement) => byWords.cosines(textOf(requirement))),
    'kNN characters': neighbours((requirement) => byRuns.cosines(textOf(requirement))),
    'kNN code': neighbours(inCodes),
    'kNN code + text': neighbours((requirement) => {
      const codes = inCodes(requirement);
      return byRuns.cosines(textOf(requirement)).map((cosine, at) => (cosine + codes[at]!) / 2);
    }),
  };
}
