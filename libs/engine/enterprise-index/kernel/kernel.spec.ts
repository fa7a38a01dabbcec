// What the kernel in WebAssembly finds is what matchLot finds, and no bound of it is below a score.
import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { crowds } from '#testing/crowds.js';
import { runs } from '#testing/depth.js';
import { world } from '#testing/generated-clusters.js';
import { buildCodeTree, matchLot, type Candidate, type LotNeed, type Setting } from '../../engine.js';
import type { CodeRow } from '../../codes.js';
import { buildIndex } from '../build.js';
import { Bulk } from '../bulk.js';
import { excluded, judge } from '../judge.js';
import { PreparedLot } from '../prepared-lot.js';
import { search } from '../search.js';
import { Vocabulary } from '../vocabulary.js';
import { inOneMemory } from './one-memory.js';
import { WasmKernel } from './wasm-kernel.js';

/** An index that lies in one memory however small it is, and a lot. */
function inMemory(rows: readonly CodeRow[], candidates: readonly Candidate[], need: LotNeed, setting: Setting) {
  const vocabulary = new Vocabulary(buildCodeTree(rows));
  return { index: inOneMemory(buildIndex(candidates, vocabulary), 0), lot: new PreparedLot(need, setting, vocabulary) };
}

/** Of some crowds the one in which most fit. */
function fullest() {
  const found = fc.sample(crowds(300), { numRuns: 100, seed: 11 }).map((each) => {
    const { world: { rows, setting }, crowd, need } = each;
    return { ...each, many: matchLot(need, crowd, setting, buildCodeTree(rows)).proposals.length };
  });
  return found.toSorted((one, other) => other.many - one.many)[0]!;
}

describe('the kernel in WebAssembly', () => {
  it('finds the proposals of matchLot in any world', () => {
    let [proposed, known] = [0, 0];
    fc.assert(
      fc.property(world(), ({ rows, need: timed, candidates, setting }) => {
        const need = { ...timed, times: null };
        const { index, lot } = inMemory(rows, candidates, need, setting);
        const { proposals } = matchLot(need, candidates, setting, buildCodeTree(rows));
        known += Number(WasmKernel.knows(lot));
        proposed += proposals.length;
        expect(search(index, lot, setting.policy.maxProposals)).toEqual(
          proposals.map(({ enterpriseId, enterpriseVersion, score }) => ({ enterpriseId, enterpriseVersion, score })),
        );
      }),
      { numRuns: runs(400) },
    );
    expect(known).toBeGreaterThan(50);
    expect(proposed).toBeGreaterThan(50);
  });

  it('finds them wherever they are and however much is asked', () => {
    fc.assert(
      fc.property(crowds(400), fc.constantFrom(1, 5, 50, 1000), fc.boolean(), ({ world: { rows, setting: usual }, need: drawn, crowd }, maxProposals, isEarly) => {
        // Day 0 is also how columns say that nothing is stated.
        const need = isEarly ? { ...drawn, today: '1970-01-01', deadline: '1970-03-01' } : drawn;
        const setting = { ...usual, policy: { ...usual.policy, maxProposals } };
        const { index, lot } = inMemory(rows, crowd, need, setting);
        const { proposals } = matchLot(need, crowd, setting, buildCodeTree(rows));
        expect(search(index, lot, maxProposals)).toEqual(
          proposals.map(({ enterpriseId, enterpriseVersion, score }) => ({ enterpriseId, enterpriseVersion, score })),
        );
      }),
      { numRuns: runs(100) },
    );
  });

  it('finds them whichever of very many schemes they hold, more than have a bit of their own', () => {
    const schemes = Array.from({ length: 300 }, (_, at) => `scheme ${at}`);
    const ends = fc.constantFrom('2026-11-20', '2040-12-31', '2040-12-31', null);
    const certifications = fc.oneof(
      // Most let all end on one day.
      fc.tuple(fc.subarray(schemes), ends).map(([those, validUntil]) => those.map((scheme) => ({ scheme, validUntil }))),
      fc.array(fc.record({ scheme: fc.constantFrom(...schemes), validUntil: ends }), { maxLength: 40 }),
    );
    let proposed = 0;
    fc.assert(
      fc.property(
        crowds(60), fc.array(certifications, { minLength: 7, maxLength: 7 }), fc.subarray(schemes, { maxLength: 1 }), fc.subarray(schemes, { maxLength: 6 }),
        ({ world: { rows, setting }, need: drawn, crowd: bare }, held, mandatoryCertifications, preferredCertifications) => {
          const need = { ...drawn, mandatoryCertifications, preferredCertifications };
          const crowd = bare.map((candidate, at) => ({ ...candidate, certifications: held[at % held.length]! }));
          const { index, lot } = inMemory(rows, crowd, need, setting);
          const { proposals } = matchLot(need, crowd, setting, buildCodeTree(rows));
          proposed += proposals.length;
          expect(search(index, lot, setting.policy.maxProposals)).toEqual(
            proposals.map(({ enterpriseId, enterpriseVersion, score }) => ({ enterpriseId, enterpriseVersion, score })),
          );
        },
      ),
      { numRuns: runs(300) },
    );
    expect(proposed).toBeGreaterThan(50);
  });

  it('leaves whoever can pass, and never bounds a claim below its score', () => {
    let scores = 0;
    fc.assert(
      fc.property(crowds(200), ({ world: { rows, setting }, need, crowd }) => {
        const { index, lot } = inMemory(rows, crowd, need, setting);
        if (!WasmKernel.knows(lot)) return;
        const kernel = new WasmKernel(index, index.memory!);
        const { spans, first, similarities } = lot.alike;
        for (const { from, to } of spans) {
          for (let rank = from; rank < to; rank += 1) {
            for (let row = index.codeStarts[rank]!; row < index.codeStarts[rank + 1]!; row += 1) {
              const score = judge(index, row, similarities[rank - first]!, lot, 0);
              if (score === excluded) continue;
              scores += 1;
              kernel.begin(index, lot);
              expect(kernel.sift(row, row + 1, 1024)).toBe(row + 1);
              kernel.narrow(0, score);
              expect([kernel.count, kernel.left[0]]).toEqual([1, row]);
              expect(kernel.bounds[0]).toBeGreaterThanOrEqual(score);
              expect(kernel.bounds[0]).toBeLessThan(1.001);
            }
          }
        }
      }),
      { numRuns: runs(100) },
    );
    expect(scores).toBeGreaterThan(100);
  });

  it('answers in threads that share the memory as it does alone', async () => {
    const { world: { rows, setting }, crowd, need } = fullest();
    const { index } = inMemory(rows, crowd, need, setting);
    const questions = rows.flatMap(({ code }) =>
      Array.from({ length: 40 }, (_, at) => ({ need: { ...need, code, lotId: `${code} ${at}`, quantity: need.quantity * (1 + at / 40) }, setting, limit: 20 })));
    const bulk = await Bulk.over(index, 2);
    try {
      let [answered, proposed] = [0, 0];
      for await (const part of bulk.searchAll(questions)) {
        for (const { lotId, found } of part) {
          answered += 1;
          proposed += found().length;
          const question = questions.find(({ need: { lotId: id } }) => id === lotId)!;
          expect(found()).toEqual(search({ ...index, memory: null }, new PreparedLot(question.need, setting, index.vocabulary), 20));
        }
      }
      expect(answered).toBe(questions.length);
      expect(proposed).toBeGreaterThan(0);
    } finally {
      await bulk.close();
    }
    // The next threads sit at the same desks.
    const { byteLength } = index.memory!.buffer;
    await (await Bulk.over(index, 2)).close();
    expect(index.memory!.buffer.byteLength).toBe(byteLength);
  });

  it('is taken for large indices only', () => {
    const { rows, candidates } = fc.sample(world(), { numRuns: 1, seed: 3 })[0]!;
    expect(buildIndex(candidates, new Vocabulary(buildCodeTree(rows))).memory).toBeNull();
  });
});
