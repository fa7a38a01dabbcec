// What must hold of relevance whatever has been done, and the terms that it compares.
import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { runs } from '#testing/depth.js';
import { world, type World } from '#testing/generated-clusters.js';
import { buildCodeTree, evaluatePair, type Candidate, type CriterionResult, type PairEvaluation } from '../engine.js';
import { termsIn } from './terms.js';

const evaluate = ({ rows, need, setting }: World, candidate: Candidate): PairEvaluation =>
  evaluatePair(need, candidate, setting, buildCodeTree(rows));
const relevanceOf = (one: World, candidate: Candidate): CriterionResult =>
  evaluate(one, candidate).criteria.find(({ criterion }) => criterion === 'relevance')!;

describe('relevance', () => {
  it('does not depend on the order of the records', () => {
    fc.assert(fc.property(world(3), fc.func(fc.integer()), (one, key) => {
      for (const candidate of one.candidates) {
        const shuffled = candidate.trackRecords
          .map((record, at) => ({ record: { ...record, codes: [...record.codes].reverse() }, at: key(at) }))
          .sort((a, b) => a.at - b.at)
          .map(({ record }) => record);
        expect(evaluate(one, { ...candidate, trackRecords: shuffled })).toEqual(evaluate(one, candidate));
      }
    }), { numRuns: runs(150) });
  });

  it('is from a half to one, and never less with one more record, nor when somebody verifies one', () => {
    fc.assert(fc.property(world(4), (one) => {
      for (const candidate of one.candidates) {
        let before = relevanceOf(one, { ...candidate, trackRecords: [] });
        expect(before).toMatchObject({ value: 0.5, basis: 'prior' });
        candidate.trackRecords.forEach((_, at) => {
          const next = relevanceOf(one, { ...candidate, trackRecords: candidate.trackRecords.slice(0, at + 1) });
          // A quotient of sums that differ in their last digit may be one of the last digit less.
          expect(next.value).toBeGreaterThanOrEqual(before.value - 1e-12);
          expect(next.value).toBeLessThan(1);
          before = next;
        });
        const verified = candidate.trackRecords.map((record) => ({ ...record, verified: true }));
        expect(relevanceOf(one, { ...candidate, trackRecords: verified }).value).toBeGreaterThanOrEqual(before.value - 1e-12);
      }
    }), { numRuns: runs(150) });
  });

  it('gains nothing by repeating what nobody verified', () => {
    fc.assert(fc.property(world(4), (one) => {
      for (const candidate of one.candidates) {
        const own = candidate.trackRecords.filter(({ verified }) => !verified);
        const twice = { ...candidate, trackRecords: [...candidate.trackRecords, ...own, ...own] };
        expect(relevanceOf(one, twice).value).toBe(relevanceOf(one, candidate).value);
      }
    }), { numRuns: runs(150) });
  });

  it('is tried on words and codes that are alike wholly, in part and not at all', () => {
    const sample = fc.sample(world(4), { numRuns: 600, seed: 5 });
    const inputs = sample.flatMap((one) => one.candidates.map((each) => relevanceOf(one, each).inputs));
    const likenesses = (name: string) => inputs.flatMap((each) => (each[name] as { alike: number }[]).map(({ alike }) => alike));
    for (const name of ['alikeInWords', 'alikeInCode']) {
      expect(likenesses(name).filter((alike) => alike > 0.999).length).toBeGreaterThan(10);
      expect(likenesses(name).filter((alike) => alike < 0.9).length).toBeGreaterThan(10);
      expect(inputs.filter((each) => (each[name] as unknown[]).length === 0).length).toBeGreaterThan(20);
    }
    // More than the ten that can count.
    expect(inputs.filter((each) => Number(each['known']) > 11).length).toBeGreaterThan(10);
  });
});

describe('terms', () => {
  it('are the first six letters of words in any script, each once, without accents, small words and numbers', () => {
    expect(termsIn('Implanturi chirurgicale, implanturile din 2014 (33184100)')).toEqual(['implan', 'chirur', 'din']);
    expect(termsIn('Broderie et brodées, ŞCOALĂ şcoala')).toEqual(['broder', 'brodee', 'scoala']);
    expect(termsIn('የጥጥ ሸሚዝ፣ ፖሎ')).toEqual(['የጥጥ', 'ሸሚዝ', 'ፖሎ']);
    // A vowel sign belongs to its letter.
    expect(termsIn('निर्माणकार्य सूती')).toEqual(['निर्माणकार्', 'सूती']);
    expect(termsIn('12 / 7 %')).toEqual([]);
  });
});
