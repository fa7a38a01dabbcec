// What must hold of the part that word vectors measure, and that nothing is different without them.
import { describe, expect, it, jest } from '@jest/globals';
import { isDeepStrictEqual } from 'node:util';
import { Worker } from 'node:worker_threads';
import * as fc from 'fast-check';
import { runs } from '#testing/depth.js';
import { world, type World } from '#testing/generated-clusters.js';
import { learnedWeights } from '#testing/learned-weights.js';
import { weightFile } from '#testing/weight-file.js';
import { garments, vectorsInMemory } from '#testing/word-vectors.js';
import {
  asked, buildCodeTree, buildIndex, Bulk, criterionInWords, dayOf, evaluatePair, matchLot, OpenLots, partsOf, PreparedLot, relevanceWeights, search, usualNearness,
  Vocabulary, withVectors, workParts, type BulkAnswer, type Candidate, type CriterionResult, type MeaningWeights, type RelevanceWeights, type Setting, type TrackRecord,
} from '../../engine.js';

const vectors = vectorsInMemory('garments', garments);
const meaning: fc.Arbitrary<MeaningWeights> = fc.record({
  vectors: fc.constant(vectors.id), share: fc.constantFrom(0.5, 0.2), full: fc.constantFrom(0.4, 1), usual: fc.constantFrom(0, 0.6),
});
const halved = (weights: RelevanceWeights): RelevanceWeights => {
  const less = Object.fromEntries(workParts.map((name) => [name, weights.shares[name] / 2]));
  return { ...weights, shares: { ...weights.shares, ...less } };
};
const withMeaning = (weights: RelevanceWeights, its: MeaningWeights) => withVectors(relevanceWeights({ ...weights, meaning: its }), vectors);
const under = <W extends World>(one: W, relevance: RelevanceWeights): W & { setting: Setting } =>
  ({ ...one, setting: { ...one.setting, weights: { ...one.setting.weights, relevance: 3 }, relevance } });

/** `plain`: the same weights without the part. */
const meantWorld = fc.tuple(world(4), learnedWeights, meaning).map(([one, weights, its]) => {
  const plain = halved(weights);
  return { ...under({ ...one, need: { ...one.need, times: null } }, withMeaning(plain, its)), plain, its };
});

const relevanceOf = ({ rows, need, setting }: World, candidate: Candidate): CriterionResult =>
  evaluatePair(need, candidate, setting, buildCodeTree(rows)).criteria.find(({ criterion }) => criterion === 'relevance')!;
const partRows = ({ inputs }: CriterionResult) => inputs['parts'] as { part: string; adds: number; measured: number; what: string | null; alike: number | null }[];

describe('meaning', () => {
  it('is one part of a value from a half to one, which the parts add up to to the last bit', () => {
    let speaking = 0;
    fc.assert(fc.property(meantWorld, (one) => {
      for (const candidate of one.candidates) {
        const result = relevanceOf(one, candidate);
        expect(partRows(result).reduce((sum, { adds }) => sum + adds, 0.5)).toBe(result.value);
        expect(result.value).toBeLessThanOrEqual(1);
        const own = partRows(result).find(({ part }) => part === 'meaning')!;
        expect(own.adds).toBeGreaterThanOrEqual(0);
        expect(criterionInWords(result)).not.toMatch(/undefined|NaN|null/);
        if (own.adds > 0) speaking += 1;
      }
    }), { numRuns: runs(200) });
    expect(speaking).toBeGreaterThan(40);
  });

  it('changes no bit of anything else', () => {
    fc.assert(fc.property(meantWorld, (one) => {
      const silent = under(one, withMeaning(one.plain, { ...one.its, share: 0 }));
      for (const candidate of one.candidates) {
        const [without, with0] = [relevanceOf(under(one, one.plain), candidate), relevanceOf(silent, candidate)];
        expect(with0.value).toBe(without.value);
        expect({ ...with0.inputs, parts: partRows(with0).filter(({ part }) => part !== 'meaning') }).toEqual(without.inputs);
        expect(partRows(without).some(({ part }) => part === 'meaning')).toBe(false);
      }
    }), { numRuns: runs(150) });
  });

  it('does not depend on the order of records, and repeating what nobody verified gains nothing', () => {
    fc.assert(fc.property(meantWorld, fc.func(fc.integer()), (one, key) => {
      for (const candidate of one.candidates) {
        const { trackRecords } = candidate;
        const shuffled = trackRecords.map((each, at) => ({ each, at: key(at) })).sort((a, b) => a.at - b.at).map(({ each }) => ({ ...each }));
        expect(relevanceOf(one, { ...candidate, trackRecords: shuffled })).toEqual(relevanceOf(one, candidate));
        const own = trackRecords.filter(({ verified }) => !verified);
        expect(relevanceOf(one, { ...candidate, trackRecords: [...trackRecords, ...own, ...own] }).value).toBe(relevanceOf(one, candidate).value);
      }
    }), { numRuns: runs(150) });
  });

  it('is the same through the index, for proposals and for open lots', () => {
    let speaking = 0;
    fc.assert(fc.property(meantWorld, ({ rows, need, candidates, setting }) => {
      const tree = buildCodeTree(rows);
      const vocabulary = new Vocabulary(tree);
      const { proposals } = matchLot(need, candidates, setting, tree);
      expect(search(buildIndex(candidates, vocabulary), new PreparedLot(need, setting, vocabulary), setting.policy.maxProposals)).toEqual(
        proposals.map(({ enterpriseId, enterpriseVersion, score }) => ({ enterpriseId, enterpriseVersion, score })));
      const open = new OpenLots(vocabulary);
      open.put(need, setting);
      for (const candidate of candidates) {
        const { belongs, score } = evaluatePair(need, candidate, setting, tree);
        expect(open.fitting(candidate).map((fitting) => fitting.score)).toEqual(belongs ? [score] : []);
      }
      speaking += proposals.filter(({ criteria }) => partRows(criteria[1]!).some(({ part, adds }) => part === 'meaning' && adds > 0)).length;
    }), { numRuns: runs(750) });
    expect(speaking).toBeGreaterThan(20);
  });

  it('is the same for very many lots at once, beside others that threads answer', async () => {
    let speaking = 0;
    for (const one of fc.sample(meantWorld, { numRuns: 750, seed: 3 })) {
      const { rows, need, candidates, setting, plain } = one;
      const vocabulary = new Vocabulary(buildCodeTree(rows));
      const index = buildIndex(candidates, vocabulary);
      const questions = [setting, under(one, plain).setting].map((its, at) => ({ need: { ...need, lotId: `lot-${at}` }, setting: its, limit: 3 }));
      const expected = questions.map((question) => search(index, new PreparedLot(question.need, question.setting, vocabulary), 3));
      // Threads take a while to start: only where it makes a difference who answers.
      if (isDeepStrictEqual(expected[0], expected[1])) continue;
      speaking += 1;
      const bulk = await Bulk.over(index, 1);
      try {
        const answers = new Map<string, unknown>();
        for await (const part of bulk.searchAll(questions)) for (const { lotId, found } of part) answers.set(lotId, found());
        expect(questions.map(({ need: { lotId } }) => answers.get(lotId))).toEqual(expected);
      } finally {
        await bulk.close();
      }
      if (speaking === 8) break;
    }
    expect(speaking).toBe(8);
  });

  it('is searched once when very many lots are, while threads are at work, and not when one of them broke', async () => {
    const [one] = fc.sample(meantWorld, { numRuns: 1, seed: 3 });
    const { rows, need, candidates, setting, plain } = one!;
    const bulk = await Bulk.over(buildIndex(candidates, new Vocabulary(buildCodeTree(rows))), 1);
    const handedOut = jest.spyOn(Worker.prototype, 'postMessage');
    try {
      const meant = { need, setting, limit: 3 };
      const answers = bulk.searchAll([meant, { ...meant, setting: under(one!, plain).setting }]);
      const [own] = (await answers.next()).value as BulkAnswer[];
      expect(handedOut).toHaveBeenCalledTimes(1);
      expect(own!.found()).toBe(own!.found());
      await answers.return(undefined);
      await expect(bulk.searchAll([{ ...meant, setting: {} as Setting }]).next()).rejects.toThrow();
      await expect(bulk.searchAll([meant]).next()).rejects.toThrow();
    } finally {
      handedOut.mockRestore();
      await bulk.close();
    }
  });
});

describe('the nearest in meaning', () => {
  const record = (title: string, more: Partial<TrackRecord> = {}): TrackRecord => ({ date: '2026-01-15', title, codes: [], verified: true, ...more });
  const its: MeaningWeights = { vectors: vectors.id, share: 0.1, full: 1, usual: 0 };
  const parts = (lot: string, records: TrackRecord[], changes: Partial<MeaningWeights> = {}) => {
    const weights = withMeaning(halved(weightFile('w')), { ...its, ...changes });
    const question = { title: lot, text: null, code: null, buyerName: null, value: null, today: dayOf('2026-06-01') };
    return partsOf(asked(question, weights, buildCodeTree([]), dayOf), records, []).meaning!;
  };

  it('needs no word in common, in whatever script, and is the piece that is told', () => {
    const { measured, nearest, adds } = parts('Shirts', [record('Cotton fabric'), record('ሸሚዝ')]);
    expect(nearest!.one.record.title).toBe('ሸሚዝ');
    expect(measured).toBeGreaterThan(0.99);
    expect(measured).toBe(nearest!.alike);
    expect(adds).toBe(0.5 * 0.1 * measured);
  });

  it('counts what nobody verified a quarter, and nothing that is later', () => {
    const [own] = [parts('Shirts', [record('chemise', { verified: false })])];
    expect(own.measured).toBe(own.nearest!.alike / 4);
    expect(parts('Shirts', [record('chemise', { date: '2026-06-02' })])).toEqual({ measured: 0, adds: 0, nearest: null });
  });

  it('is nothing where texts are no nearer than usual, or of words that nobody knows', () => {
    expect(parts('Shirts', [record('Bank')]).measured).toBe(0);
    const plain = parts('Shirts', [record('brodées')]).measured;
    expect(parts('Shirts', [record('brodées')], { usual: 0.5 }).measured).toBeCloseTo((plain - 0.5) / 0.5, 12);
    expect(parts('Shirts', [record('brodées')], { usual: 0.9 }).measured).toBe(0);
    expect(parts('Shirts', [record('Roof repair'), record('')]).measured).toBe(0);
    expect(parts('2026 / 17', [record('Shirts')]).measured).toBe(0);
  });

  it('goes by rare words more than by those that most texts have', () => {
    // Of 40 texts 12 have shirts.
    const common = parts('Cotton shirts', [record('Shirts')]).measured;
    expect(parts('Cotton shirts', [record('Fabric')]).measured).toBeGreaterThan(common);
  });

  it('is measured above the mean of all pairs of texts', () => {
    const vector = fc.tuple(fc.double({ min: -1, max: 1, noNaN: true }), fc.double({ min: 0.1, max: 1, noNaN: true })).map(([x, y]) => {
      const length = Math.hypot(x, y);
      return Float32Array.of(x / length, y / length);
    });
    fc.assert(fc.property(fc.array(vector, { minLength: 2, maxLength: 7 }), (texts) => {
      const cosines = texts.flatMap((one, at) => texts.slice(at + 1).map((other) => one[0]! * other[0]! + one[1]! * other[1]!));
      const mean = cosines.reduce((sum, each) => sum + each, 0) / cosines.length;
      expect(usualNearness(texts)).toBeCloseTo(Math.min(0.95, Math.max(0, mean)), 5);
    }));
    expect(usualNearness([])).toBe(0);
  });
});

describe('weights that need word vectors', () => {
  const needing = () => relevanceWeights({ ...halved(weightFile('w')), meaning: { vectors: 'garments', share: 0.5, full: 1, usual: 0.2 } });

  it('compute nothing without them, nor with others', () => {
    const [one] = fc.sample(world(4).filter(({ candidates }) => candidates.some(({ trackRecords }) => trackRecords.length > 0)), { numRuns: 1, seed: 1 });
    const candidate = one!.candidates.find(({ trackRecords }) => trackRecords.length > 0)!;
    const evaluated = (weights: RelevanceWeights) => relevanceOf(under({ ...one!, need: { ...one!.need, times: null } }, weights), candidate);
    expect(() => evaluated(needing())).toThrow(/learned with the word vectors garments, and no vectors are loaded/);
    expect(() => withVectors(needing(), null)).toThrow(/no vectors are loaded/);
    expect(() => withVectors(needing(), vectorsInMemory('others', garments))).toThrow(/that are loaded are others/);
    expect(partRows(evaluated(withVectors(needing(), vectors))).map(({ part }) => part)).toContain('meaning');
    const plain = weightFile('w');
    expect(withVectors(plain, null)).toBe(plain);
  });

  it('are refused with the field that is wrong', () => {
    const changed = (meaning: object) => () => relevanceWeights({ ...needing(), meaning: { ...needing().meaning, ...meaning } });
    expect(changed({ share: 0.9 })).toThrow(/shares of words, .* and meaning must not be more than 1 in all/);
    expect(changed({ usual: 1 })).toThrow('meaning.usual must be below 1');
    expect(changed({ full: 0 })).toThrow('meaning.full must be above 0');
    expect(changed({ vectors: 7 })).toThrow('meaning.vectors must be a text');
  });
});
