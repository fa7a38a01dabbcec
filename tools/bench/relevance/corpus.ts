// Awards made up in the shape of real ones: a few enterprises won much and most once or twice, each in few codes, with words as frequent as in a language.
import { relevanceWeights, partNames, type CodeTree, type RelevanceWeights } from '#engine';
import type { Award, AwardsFolder, Requirement } from '../../train/folder.js';
import { statisticsOf } from '../../train/statistics.js';
import { Draw, logNormal, oneOf, popularity, randomFor, type Random } from '../seed/random.js';

const [vocabulary, ownWords, buyers] = [6000, 12, 400];
const syllables = ['ba', 'ce', 'di', 'fo', 'gu', 'ha', 'je', 'ki', 'lo', 'mu', 'na', 'pe', 'ri', 'so', 'tu', 'va', 'we', 'xi', 'yo', 'zu', 'shi', 'tra', 'plo', 'ster'];
const shares = { suppliers: 1400, train: 3900, test: 900 };

export type Corpus = Pick<AwardsFolder, 'suppliers' | 'train' | 'test' | 'tree'>;

/** Draws a title of a code: half of its words are those of the code. */
export type TitleOf = (code: string, random: Random) => string;

export function titles(seed: number): TitleOf {
  const random = randomFor(seed, 100);
  const words = Array.from({ length: vocabulary }, () => Array.from({ length: 2 + Math.floor(random() * 3) }, () => oneOf(random, syllables)).join(''));
  const draw = new Draw(popularity(vocabulary));
  const own = new Map<string, readonly string[]>();
  const wordsOf = (code: string): readonly string[] => {
    let known = own.get(code);
    if (!known) own.set(code, (known = Array.from({ length: ownWords }, () => words[draw.at(random)]!)));
    return known;
  };
  return (code, drawn) => Array.from({ length: 8 + Math.floor(drawn() * 8) }, () => (drawn() < 0.5 ? oneOf(drawn, wordsOf(code)) : words[draw.at(drawn)]!)).join(' ');
}

export const buyerOf = (random: Random): string => `Public office ${Math.floor(random() * random() * buyers)}`;
export const valueOf = (random: Random) => ({ amount: Math.ceil(logNormal(random, 9, 1.5)), currency: 'USD' });

/** Everything in the order of its dates. `part`: of the usual size. */
export function corpusOf(tree: CodeTree, titleOf: TitleOf, seed: number, part = 1): Corpus {
  const random = randomFor(seed, 101);
  const [suppliers, train, test] = [shares.suppliers, shares.train, shares.test].map((count) => Math.max(20, Math.round(count * part))) as [number, number, number];
  const codes = tree.rows().map(({ code }) => code);
  const popular = new Draw(popularity(codes.length));
  const homes = Array.from({ length: suppliers }, () => Array.from({ length: 1 + Math.floor(random() * 3) }, () => codes[(popular.at(random) * 7919) % codes.length]!));
  const winners = new Draw(popularity(suppliers, 0.8, 8));
  const asked = (at: number, split: Requirement['split'], code: string): Requirement => ({
    id: `${split}-${at}`, split, date: dateAt(split === 'train' ? at / train : 1 + (0.2 * at) / test), title: titleOf(code, random), description: '',
    codes: [{ scheme: 'made up', code }], buyer: buyerOf(random), value: valueOf(random),
  } as Requirement);
  const awards = Array.from({ length: train }, (_, at): Award => {
    // Everybody won once before anybody won again.
    const winner = at < suppliers ? at : winners.at(random);
    const requirement = asked(at, 'train', oneOf(random, homes[winner]!));
    return { requirement, supplierId: `supplier-${winner}`, date: requirement.date };
  });
  return {
    tree, train: awards, suppliers: new Map(),
    test: Array.from({ length: test }, (_, at) => asked(at, 'test', oneOf(random, homes[winners.at(random)]!))),
  };
}

const dateAt = (part: number): string => new Date(Date.UTC(2013, 0, 1) + part * 900 * 86_400_000).toISOString().slice(0, 10);

/** What is frozen is learned, and every part counts the same: how long it takes does not depend on shares. */
export function evenWeights({ train, tree }: Corpus): RelevanceWeights {
  const each = (value: number) => Object.fromEntries(partNames.map((name) => [name, value]));
  return relevanceWeights({
    format: 2, version: 'of a benchmark', halfLifeDays: 720, shares: each(1 / partNames.length), full: each(1), ...statisticsOf(train, { tree }),
    provenance: { source: 'a benchmark', awards: train.length, enterprises: 0, until: train.at(-1)!.date, trainedOn: train.at(-1)!.date, command: 'npm run bench:relevance' },
  });
}
