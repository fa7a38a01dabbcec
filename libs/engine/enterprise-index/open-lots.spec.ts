// An enterprise fits exactly the lots that would find it.
import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { runs } from '#testing/depth.js';
import { world } from '#testing/generated-clusters.js';
import { buildCodeTree, matchLot, type LotNeed } from '../engine.js';
import { OpenLots } from './open-lots.js';
import { Vocabulary } from './vocabulary.js';

describe('open lots', () => {
  it('are found by every enterprise that matchLot proposes for them, with the same score, and by no other', () => {
    let met = 0;
    fc.assert(
      fc.property(world(), fc.integer({ min: 0, max: 3 }), ({ rows, need, candidates, setting }, others) => {
        const tree = buildCodeTree(rows);
        const lots = lotsLike(need, rows.map(({ code }) => code), others);
        const open = new OpenLots(new Vocabulary(tree), others % 2 === 0 ? 0 : 1000);
        for (const lot of lots) open.put(lot, setting);
        const all = { ...setting, policy: { ...setting.policy, maxProposals: 1000 } };
        for (const candidate of candidates) {
          const expected = lots.flatMap((lot) => matchLot(lot, [candidate], all, tree).proposals.map(({ score }) => ({ lotId: lot.lotId, score })));
          met += expected.length;
          expect(byId(open.fitting(candidate))).toEqual(byId(expected));
        }
      }),
      { numRuns: runs(300) },
    );
    expect(met).toBeGreaterThan(100);
  });

  it('are found by whoever states no language, also when the lot asks for one that has no bit any more', () => {
    let met = 0;
    fc.assert(
      fc.property(world(), ({ rows, need: asked, candidates, setting }) => {
        const need = { ...asked, times: null, language: 'zu' };
        const tree = buildCodeTree(rows);
        const vocabulary = new Vocabulary(tree);
        for (let language = 0; language < 30; language += 1) vocabulary.languageBit(`x${language}`);
        const open = new OpenLots(vocabulary, 0);
        open.put(need, setting);
        for (const candidate of candidates.map((each) => ({ ...each, languages: [] }))) {
          const [expected] = matchLot(need, [candidate], setting, tree).proposals;
          met += expected ? 1 : 0;
          expect(open.fitting(candidate)).toEqual(expected ? [{ lotId: need.lotId, score: expected.score }] : []);
        }
      }),
      { numRuns: runs(150) },
    );
    expect(met).toBeGreaterThan(10);
  });

  it('are found by whoever holds what they ask for, however many schemes they name and whatever is known of their ends', () => {
    let met = 0;
    const schemes = Array.from({ length: 50 }, (_, at) => `scheme ${at}`);
    const held = fc.array(fc.record({ scheme: fc.constantFrom(...schemes), validUntil: fc.constantFrom('2026-11-20', '2027-12-31', '2027-12-31', null) }), { maxLength: 120 });
    fc.assert(
      fc.property(world(2), fc.subarray(schemes, { maxLength: 6 }), fc.subarray(schemes, { maxLength: 20 }), held, ({ rows, need: asked, candidates, setting }, mandatory, preferred, certifications) => {
        const need = { ...asked, times: null, mandatoryCertifications: mandatory, preferredCertifications: preferred };
        const tree = buildCodeTree(rows);
        const open = new OpenLots(new Vocabulary(tree), 0);
        open.put(need, setting);
        // Most hold what is mandatory, or nearly nobody would pass.
        const certificates = certifications.length % 4 === 0 ? certifications : [...mandatory.map((scheme) => ({ scheme, validUntil: '2027-12-31' })), ...certifications];
        for (const candidate of candidates.map((each) => ({ ...each, certifications: certificates, trackRecords: [], conflictBuyerIds: [], optOutBuyerIds: [] }))) {
          const [expected] = matchLot(need, [candidate], setting, tree).proposals;
          met += expected && mandatory.length > 0 ? 1 : 0;
          expect(open.fitting(candidate)).toEqual(expected ? [{ lotId: need.lotId, score: expected.score }] : []);
        }
      }),
      { numRuns: runs(400) },
    );
    expect(met).toBeGreaterThan(10);
  });

  it('say the same after any lots were put anew and taken away, whether the columns were made anew or not', () => {
    fc.assert(
      fc.property(world(), fc.array(fc.tuple(fc.nat(20), fc.boolean()), { maxLength: 30 }), ({ rows, need, candidates, setting }, changes) => {
        const vocabulary = new Vocabulary(buildCodeTree(rows));
        const lots = lotsLike(need, rows.map(({ code }) => code), 20);
        const open = new OpenLots(vocabulary, 5);
        const left = new Map<string, LotNeed>();
        for (const [at, stays] of changes) {
          const lot = { ...lots[at]!, quantity: lots[at]!.quantity * (1 + (left.size % 3)) };
          if (stays) open.put(lot, setting);
          else open.remove(lot.lotId);
          if (stays) left.set(lot.lotId, lot);
          else left.delete(lot.lotId);
          const [candidate] = candidates;
          if (candidate) open.fitting(candidate);
        }
        const anew = new OpenLots(vocabulary);
        for (const lot of left.values()) anew.put(lot, setting);
        expect(open.size).toBe(left.size);
        for (const candidate of candidates) expect(byId(open.fitting(candidate))).toEqual(byId(anew.fitting(candidate)));
      }),
      { numRuns: runs(200) },
    );
  });

  it('are touched by a change exactly when their best few change, or hold the enterprise that changed', () => {
    fc.assert(
      fc.property(world(), world(), ({ rows, need, candidates, setting }, other) => {
        const tree = buildCodeTree(rows);
        const lots = lotsLike(need, rows.map(({ code }) => code), 3);
        const open = new OpenLots(new Vocabulary(tree));
        const bestOf = (lot: LotNeed, of: typeof candidates) => matchLot(lot, of, setting, tree).proposals;
        for (const lot of lots) {
          open.put(lot, setting);
          open.list(lot.lotId, bestOf(lot, candidates), setting.policy.maxProposals);
        }
        const [before, ...others] = candidates;
        const [like] = other.candidates;
        if (!before || !like) return;
        for (const after of [null, { ...like, enterpriseId: before.enterpriseId, version: before.version + 1 }]) {
          const touched = open.touchedBy(before.enterpriseId, after);
          for (const lot of lots) {
            const was = bestOf(lot, candidates);
            const is = bestOf(lot, after === null ? others : [after, ...others]);
            const ids = (those: typeof was) => those.map(({ enterpriseId, score }) => [enterpriseId, score]);
            if (JSON.stringify(ids(was)) !== JSON.stringify(ids(is))) expect([...touched]).toContain(lot.lotId);
            else if (!was.some(({ enterpriseId }) => enterpriseId === before.enterpriseId)) expect([...touched]).not.toContain(lot.lotId);
          }
        }
      }),
      { numRuns: runs(200) },
    );
  });
});

/** The lot itself and others of its kind for other codes. */
function lotsLike(need: LotNeed, codes: readonly string[], others: number): LotNeed[] {
  return Array.from({ length: others + 1 }, (_, at) => ({
    ...need, times: null, lotId: `lot-${at}`, code: at === 0 ? need.code : codes[at % codes.length]!, quantity: need.quantity * (1 + (at % 2)),
  }));
}

const byId = (lots: { lotId: string; score: number }[]) => lots.toSorted((a, b) => (a.lotId < b.lotId ? -1 : 1));
