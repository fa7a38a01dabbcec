// What WebAssembly makes of open lots is what matchLot makes of them, to the last bit, whoever numbers describe and whatever lots ask for.
import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { crowds } from '#testing/crowds.js';
import { runs } from '#testing/depth.js';
import { world } from '#testing/generated-clusters.js';
import { buildCodeTree, matchLot, type Candidate, type CodeRow, type LotNeed, type Setting } from '../../engine.js';
import { OpenLots } from '../open-lots.js';
import { Vocabulary } from '../vocabulary.js';
import { mostBits } from './layout.js';

interface Open {
  need: LotNeed;
  setting: Setting;
}

/** As few sites, slots and ties to buyers as numbers can describe. */
const simple = (candidate: Candidate): Candidate => ({
  ...candidate,
  establishments: candidate.establishments.slice(0, 1), trackRecords: [], conflictBuyerIds: [], optOutBuyerIds: [], buyerOptedOut: false,
  capabilities: candidate.capabilities.map((capability) => ({ ...capability, capacity: capability.capacity?.slice(0, 1) })),
});

/** Compares and says how many fit. */
function compare(rows: readonly CodeRow[], lots: readonly Open[], candidates: readonly Candidate[]): number {
  const tree = buildCodeTree(rows);
  const open = new OpenLots(new Vocabulary(tree), 0);
  for (const { need, setting } of lots) open.put(need, setting);
  let fit = 0;
  for (const candidate of candidates) {
    const expected = lots.flatMap(({ need, setting }) => matchLot(need, [candidate], setting, tree).proposals.map(({ score }) => ({ lotId: need.lotId, score })));
    fit += expected.length;
    expect(open.fitting(candidate).toSorted(byId)).toEqual(expected.toSorted(byId));
  }
  return fit;
}

const byId = (one: { lotId: string }, other: { lotId: string }) => (one.lotId < other.lotId ? -1 : 1);

describe('open lots in WebAssembly', () => {
  it('score as in matchLot when no two ask for the same, of the same policy or on the same day', () => {
    let fit = 0;
    const others = fc.array(fc.tuple(world(1), fc.nat(), fc.constantFrom('1969-12-01', '2026-11-10', '2026-11-16')), { maxLength: 9 });
    fc.assert(
      fc.property(world(5), others, ({ rows, need, setting, candidates }, more) => {
        const lots = [{ need: { ...need, times: null }, setting }, ...more.map(([other, at, today], number): Open => ({
          need: { ...other.need, times: null, code: rows[at % rows.length]!.code, lotId: `other-${number}`, today }, setting: other.setting,
        }))];
        fit += compare(rows, lots, [...candidates.map(simple), ...candidates]);
      }),
      { numRuns: runs(300) },
    );
    expect(fit).toBeGreaterThan(100);
  });

  it('score as in matchLot wherever they are and however much they ask for', () => {
    let fit = 0;
    fc.assert(
      fc.property(crowds(40), fc.array(crowds(1), { maxLength: 6 }), ({ world: { rows, setting }, need, crowd }, more) => {
        const lots = [{ need, setting }, ...more.map((other, at): Open => ({ need: { ...other.need, code: need.code, lotId: `other-${at}` }, setting: other.world.setting }))];
        fit += compare(rows, lots, crowd.map(simple));
      }),
      { numRuns: runs(60) },
    );
    expect(fit).toBeGreaterThan(100);
  });

  it('score as in matchLot when they name more schemes than there are bits, held until days before, between and after their deadlines', () => {
    let fit = 0;
    const schemes = Array.from({ length: mostBits + 30 }, (_, at) => `scheme ${at}`);
    const held = fc.array(fc.tuple(fc.nat(schemes.length - 1), fc.constantFrom('2026-11-20', '2026-12-01', '2026-12-15', '2027-12-31', null)), { minLength: 60, maxLength: 200 });
    fc.assert(
      fc.property(world(3), held, fc.nat(40), ({ rows, need: drawn, setting, candidates }, holds, first) => {
        const certifications = holds.map(([scheme, validUntil]) => ({ scheme: schemes[scheme]!, validUntil }));
        const need = { ...drawn, times: null, mandatoryCertifications: [], preferredCertifications: [] };
        const lots = schemes.map((scheme, at): Open => ({
          need: {
            ...need, lotId: `lot-${at}`, deadline: at % 3 === 0 ? '2026-12-01' : '2026-12-20', mandatoryCertifications: at % 4 === 0 ? [scheme] : [],
            preferredCertifications: [scheme, schemes[(at + first) % schemes.length]!, schemes[first]!],
          },
          setting,
        }));
        fit += compare(rows, lots, candidates.map((candidate) => ({ ...simple(candidate), certifications })));
      }),
      { numRuns: runs(40) },
    );
    expect(fit).toBeGreaterThan(100);
  });
});
