// What must hold of relevance under learned weights, whatever they are and whatever has been done.
import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { runs } from '#testing/depth.js';
import type { World } from '#testing/generated-clusters.js';
import { learnedWorld } from '#testing/learned-weights.js';
import {
  buildCodeTree, buildIndex, criterionInWords, dayOf, evaluatePair, matchLot, OpenLots, PreparedLot, search, Vocabulary, type Candidate, type CriterionResult,
  type Data, type TrackRecord,
} from '../../engine.js';

const relevanceOf = ({ rows, need, setting }: World, candidate: Candidate): CriterionResult =>
  evaluatePair(need, candidate, setting, buildCodeTree(rows)).criteria.find(({ criterion }) => criterion === 'relevance')!;
const added = (inputs: Data): number =>
  (inputs['parts'] as { adds: number }[]).reduce((sum, { adds }) => sum + adds, inputs['neutral'] as number);

describe('relevance under learned weights', () => {
  it('is from a half to one, and the sum of its parts to the last bit', () => {
    let speaking = 0;
    fc.assert(fc.property(learnedWorld, (one) => {
      for (const candidate of one.candidates) {
        const result = relevanceOf(one, candidate);
        expect(added(result.inputs)).toBe(result.value);
        expect(result.value).toBeGreaterThanOrEqual(0.5);
        expect(result.value).toBeLessThanOrEqual(1);
        expect(criterionInWords(result)).not.toMatch(/undefined|NaN|null/);
        if (result.value > 0.5) speaking += 1;
      }
    }), { numRuns: runs(200) });
    expect(speaking).toBeGreaterThan(50);
  });

  it('names the nearest work by which it was measured: likeness × √heat, a quarter where nobody verified it', () => {
    const seen = { faded: 0, unverified: 0 };
    fc.assert(fc.property(learnedWorld, (one) => {
      const { provenance, halfLifeDays } = one.weights;
      for (const candidate of one.candidates) {
        if (candidate.trackRecords.length < 2) continue;
        const rows = relevanceOf(one, candidate).inputs['parts'] as { part: string; measured: number; alike: number | null; date: string; verified: boolean }[];
        const { measured, alike, date, verified } = rows.find(({ part }) => part === 'nearest')!;
        if (alike === null) { expect(measured).toBe(0); continue; }
        const heat = 2 ** (Math.min(0, dayOf(date) - dayOf(provenance.until)) / halfLifeDays);
        expect(measured).toBeCloseTo(alike * Math.sqrt(heat) * (verified ? 1 : 0.25), 12);
        if (!verified) seen.unverified += 1;
        if (heat < 1) seen.faded += 1;
      }
    }), { numRuns: runs(400) });
    expect(Math.min(seen.faded, seen.unverified)).toBeGreaterThan(15);
  });

  it('counts of the trade and of the buyer what was verified, and beside it what nobody verified', () => {
    let both = 0;
    fc.assert(fc.property(learnedWorld, (one) => {
      const countsOf = (candidate: Candidate, trackRecords: readonly TrackRecord[]) => {
        const rows = relevanceOf(one, { ...candidate, trackRecords: [...trackRecords] }).inputs['parts'] as { part: string; count: number; unverified: number }[];
        return rows.filter(({ part }) => part === 'trade' || part === 'buyer').map(({ count, unverified }) => ({ count, unverified }));
      };
      for (const candidate of one.candidates) {
        const { trackRecords } = candidate;
        const all = countsOf(candidate, trackRecords.map((record) => ({ ...record, verified: true })));
        const verified = countsOf(candidate, trackRecords.filter((record) => record.verified));
        for (const [at, { count, unverified }] of countsOf(candidate, trackRecords).entries()) {
          expect(verified[at]).toEqual({ count, unverified: 0 });
          expect(all[at]).toEqual({ count: count + unverified, unverified: 0 });
          if (count > 0 && unverified > 0) both += 1;
        }
      }
    }), { numRuns: runs(200) });
    expect(both).toBeGreaterThan(40);
  });

  it('does not depend on the order of records and claims', () => {
    fc.assert(fc.property(learnedWorld, fc.func(fc.integer()), (one, key) => {
      const shuffled = <T>(list: readonly T[]): T[] => list.map((each, at) => ({ each, at: key(at) })).sort((a, b) => a.at - b.at).map(({ each }) => each);
      for (const candidate of one.candidates) {
        const other = { ...candidate, trackRecords: shuffled(candidate.trackRecords), capabilities: shuffled(candidate.capabilities) };
        expect(relevanceOf(one, other)).toEqual(relevanceOf(one, candidate));
      }
    }), { numRuns: runs(150) });
  });

  it('is a half without records and claims, and claims alone leave it unknown', () => {
    fc.assert(fc.property(learnedWorld, (one) => {
      for (const candidate of one.candidates) {
        expect(relevanceOf(one, { ...candidate, trackRecords: [], capabilities: [] })).toMatchObject({ value: 0.5, basis: 'prior' });
        expect(relevanceOf(one, { ...candidate, trackRecords: [] }).basis).toBe('prior');
      }
    }), { numRuns: runs(100) });
  });

  it('is never less with records than by claims alone, and repeating what nobody verified gains nothing', () => {
    fc.assert(fc.property(learnedWorld, (one) => {
      for (const candidate of one.candidates) {
        const unverified = candidate.trackRecords.map((record) => ({ ...record, verified: false }));
        const [alone, written] = [relevanceOf(one, { ...candidate, trackRecords: [] }), relevanceOf(one, { ...candidate, trackRecords: unverified })];
        expect(relevanceOf(one, candidate).value).toBeGreaterThanOrEqual(alone.value - 1e-12);
        expect(written.value).toBeGreaterThanOrEqual(alone.value - 1e-12);
        expect(relevanceOf(one, { ...candidate, trackRecords: [...unverified, ...unverified] }).value).toBe(written.value);
      }
    }), { numRuns: runs(100) });
  });

  it('is the same through the index, for proposals and for open lots', () => {
    let [proposed, differs] = [0, 0];
    fc.assert(fc.property(learnedWorld, ({ rows, need, candidates, setting }) => {
      const tree = buildCodeTree(rows);
      const vocabulary = new Vocabulary(tree);
      const { proposals } = matchLot(need, candidates, setting, tree);
      const lot = new PreparedLot(need, setting, vocabulary);
      expect(search(buildIndex(candidates, vocabulary), lot, setting.policy.maxProposals)).toEqual(
        proposals.map(({ enterpriseId, enterpriseVersion, score }) => ({ enterpriseId, enterpriseVersion, score })));
      const open = new OpenLots(vocabulary);
      open.put(need, setting);
      for (const candidate of candidates) {
        const { belongs, score } = evaluatePair(need, candidate, setting, tree);
        expect(open.fitting(candidate).map((fitting) => fitting.score)).toEqual(belongs ? [score] : []);
      }
      proposed += proposals.length;
      differs += proposals.filter(({ criteria }) => criteria[1]!.value !== 0.5).length;
    }), { numRuns: runs(750) });
    expect(proposed).toBeGreaterThan(50);
    expect(differs).toBeGreaterThan(20);
  });
});
