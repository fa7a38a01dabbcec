// The parts against the same arithmetic written as plainly as it can be: every mark of every piece compared with every mark of the lot.
import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { runs } from '#testing/depth.js';
import { world } from '#testing/generated-clusters.js';
import { learnedWeights } from '#testing/learned-weights.js';
import { asked, buildCodeTree, dayOf, measure, partNames, profileOf, type CodeTree, type PartName, type Question, type RelevanceWeights, type TrackRecord } from '../../engine.js';
import { letterMarks, numberOf, wordMarks } from './marks.js';

type Known = RelevanceWeights['words'];

const saturation = 1.2;
const rarityOf = ({ texts, in: counts }: Known, mark: string): number => Math.log(1 + texts / (Object.hasOwn(counts, mark) ? counts[mark]! : 1));
const labels = (code: string, tree: CodeTree): string => (tree.has(code) ? Object.values(tree.row(code).labels).join(' ') : '');
const inOrder = (marks: Iterable<string>): string[] => [...marks].sort((a, b) => numberOf(a) - numberOf(b));
const sum = (numbers: readonly number[]): number => numbers.reduce((all, each) => all + each, 0);
const most = (numbers: readonly number[]): number => Math.max(0, ...numbers);

function plainly(question: Question, weights: RelevanceWeights, tree: CodeTree, records: readonly TrackRecord[], claims: readonly string[]): Record<PartName, number> {
  const text = `${question.title ?? ''} ${question.text ?? ''} ${labels(question.code!, tree)}`;
  const [words, letters] = [inOrder(wordMarks(text)), inOrder(letterMarks(question.title ?? ''))];
  const [wordRarity, letterRarity] = [(mark: string) => rarityOf(weights.words, mark), (mark: string) => rarityOf(weights.letters, mark)];
  const square = (marks: readonly string[], rarity = wordRarity) => sum(marks.map((mark) => rarity(mark) * rarity(mark)));
  const pieces = records.filter(({ date }) => dayOf(date) <= question.today).map((record) => {
    const own = [record.title, ...record.codes.map((code) => labels(code, tree))].join(' ');
    return { record, words: inOrder(wordMarks(own)), letters: inOrder(letterMarks(record.title)), heat: 2 ** (Math.min(0, dayOf(record.date) - dayOf(weights.provenance.until)) / weights.halfLifeDays) };
  }).sort((a, b) => dayOf(a.record.date) - dayOf(b.record.date));
  type Piece = (typeof pieces)[number];
  const [verified, unverified] = [pieces.filter(({ record }) => record.verified), pieces.filter(({ record }) => !record.verified)];
  const spread = 0.7 + (0.3 * sum(verified.map((piece) => piece.words.length))) / weights.usualLength;
  const bm25 = (): number => {
    const all = sum(words.map(wordRarity));
    if (all === 0) return 0;
    const together = sum(words.map((mark) => {
      const count = verified.filter((piece) => piece.words.includes(mark)).length;
      return count === 0 ? 0 : (wordRarity(mark) * count) / (count + saturation * spread);
    }));
    const alone = unverified.map((piece) => 0.25 * Math.sqrt(sum(words.filter((mark) => piece.words.includes(mark)).map((mark) => wordRarity(mark) / (1 + saturation))) / all));
    return most([Math.sqrt(together / all), ...alone]);
  };
  const factor = ({ record }: Piece) => (record.verified ? 1 : 0.25);
  const alike = (piece: Piece): number => {
    const shared = square(letters.filter((mark) => piece.letters.includes(mark)), letterRarity);
    return shared === 0 ? 0 : factor(piece) * (Math.min(1, shared / (Math.sqrt(square(piece.letters, letterRarity)) * Math.sqrt(square(letters, letterRarity)))) * Math.sqrt(piece.heat));
  };
  const near = (code: string): number => (tree.has(code) ? tree.similarity(question.code!, code) : 0);
  const bare = (name: string | null | undefined) => inOrder(wordMarks(name ?? '')).join();
  const isBuyers = ({ record }: Piece) => bare(record.buyer) !== '' && bare(record.buyer) === bare(question.buyerName);
  const isTrade = ({ record }: Piece) => record.codes.some((code) => near(code) > 0);
  const soonEnough = (is: (piece: Piece) => boolean) => {
    const heat = sum(verified.filter(is).map((piece) => piece.heat)) + 0.25 * most(unverified.filter(is).map((piece) => piece.heat));
    return heat / (heat + 0.3);
  };
  const fit = (piece: Piece): number => {
    const [own, wanted] = [piece.record.value, question.value];
    if (!own || !wanted || own.currency !== wanted.currency) return 0;
    const apart = (Math.log(own.amount) - Math.log(wanted.amount)) / weights.valueSpread;
    return factor(piece) * Math.exp((-apart * apart) / 2);
  };
  const typical = (code: string): { words: number; text: number } => {
    const { texts, in: counts } = Object.hasOwn(weights.texts, code) ? weights.texts[code]! : { texts: 0, in: {} as Record<string, number> };
    const own = wordMarks(labels(code, tree));
    const share = (mark: string) => ((Object.hasOwn(counts, mark) ? counts[mark]! : 0) + (own.has(mark) ? 1 : 0)) / (texts + 1);
    const all = [...new Set([...Object.keys(counts), ...own])];
    const both = all.filter((mark) => words.includes(mark));
    const shared = sum(both.map((mark) => wordRarity(mark) * wordRarity(mark) * share(mark)));
    return {
      words: both.length === 0 ? 0 : Math.sqrt(sum(both.map((mark) => (wordRarity(mark) * share(mark)) / (share(mark) + saturation))) / sum(words.map(wordRarity))),
      text: shared === 0 ? 0 : Math.min(1, shared / (Math.sqrt(sum(all.map((mark) => (wordRarity(mark) * share(mark)) ** 2))) * Math.sqrt(square(words)))),
    };
  };
  return {
    words: bm25(), nearest: most(pieces.map(alike)), trade: soonEnough(isTrade), buyer: soonEnough(isBuyers), value: most(pieces.map(fit)),
    claimedWords: most(claims.map((code) => typical(code).words)), claimedText: Math.log1p(sum(claims.map((code) => typical(code).text ** 2))),
    claimedCode: Math.log1p(sum(claims.map((code) => near(code) ** 4))), claimedTrade: Math.log1p(claims.filter((code) => near(code) > 0).length),
  };
}

const told = fc.record({
  buyer: fc.constantFrom('Town school', 'SCHOOL, town', 'Hospital', null),
  value: fc.constantFrom(null, { amount: 100, currency: 'USD' }, { amount: 900, currency: 'USD' }, { amount: 900, currency: 'ETB' }),
});

describe('the parts of learned relevance', () => {
  it('are those of the plain arithmetic, to the last bit, whoever else was asked about before', () => {
    const speaking = new Map<PartName, number>(partNames.map((name) => [name, 0]));
    fc.assert(fc.property(world(4), learnedWeights, told, fc.array(told, { minLength: 1, maxLength: 5 }), ({ rows, need, candidates }, weights, lot, records) => {
      const tree = buildCodeTree(rows);
      const question: Question = { ...need, ...lot, buyerName: lot.buyer, today: dayOf(need.today) };
      const compared = asked(question, weights, tree, dayOf);
      for (const { trackRecords, capabilities } of candidates) {
        const own = trackRecords.map((record, at) => ({ ...record, ...records[at % records.length]! }));
        const claims = [...new Set(capabilities.map(({ code }) => code))].sort();
        const measured = new Float64Array(partNames.length);
        measure(compared, profileOf(own, question.today, compared.frozen, tree), claims, measured);
        const named = Object.fromEntries(partNames.map((name, at) => [name, measured[at]!]));
        // Work of one day is in an order of its own, and sums of its heat are the same in any.
        expect(named).toEqual(plainly(question, weights, tree, own, claims));
        for (const name of partNames) if (named[name]! > 0) speaking.set(name, speaking.get(name)! + 1);
      }
    }), { numRuns: runs(200) });
    for (const [, times] of speaking) expect(times).toBeGreaterThan(20);
  });
});
