// Threads answer as a search does, whatever is odd about an index or a lot.
import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { world } from '#testing/generated-clusters.js';
import { buildCodeTree, type EngineError } from '../engine.js';
import { buildIndex } from './build.js';
import { Bulk, type BulkQuestion } from './bulk.js';
import { PreparedLot } from './prepared-lot.js';
import { search } from './search.js';
import { Vocabulary } from './vocabulary.js';

describe('a bulk search', () => {
  it('gives of each lot what a search gives, and of one that makes no sense what is wrong with it', async () => {
    let found = 0;
    for (const { rows, need, candidates, setting } of fc.sample(world(), { numRuns: 6, seed: 13 })) {
      const vocabulary = new Vocabulary(buildCodeTree(rows));
      const [first, ...others] = candidates;
      // One of them has a price that no column holds.
      const odd = first && { ...first, capabilities: first.capabilities.map((claim) => ({ ...claim, priceHint: { amount: 1 / 3, currency: 'USD' } })) };
      const index = buildIndex(odd ? [odd, ...others] : [], vocabulary);
      const questions: BulkQuestion[] = Array.from({ length: 150 }, (_, at) => ({
        need: { ...need, times: null, lotId: `lot-${at}`, code: rows[at % rows.length]!.code, quantity: need.quantity * (1 + (at % 3)) }, setting, limit: 1 + (at % 4),
      }));
      questions.push({ need: { ...need, times: null, lotId: 'wrong', quantity: -1 }, setting, limit: 5 });
      const bulk = await Bulk.over(index, 2);
      try {
        const answers = new Map<string, () => unknown>();
        // Who leaves before the end leaves answers behind that belong to nobody.
        for await (const part of bulk.searchAll(questions.toReversed())) if (part.length > 0) break;
        // In two calls: the threads stay.
        for (const those of [questions.slice(0, 40), questions.slice(40)])
          for await (const part of bulk.searchAll(those)) for (const { lotId, found: its } of part) answers.set(lotId, its);
        expect(answers.size).toBe(questions.length);
        for (const { need: asked, limit } of questions.slice(0, -1)) {
          const expected = search(index, new PreparedLot(asked, setting, vocabulary), limit);
          found += expected.length;
          expect(answers.get(asked.lotId)!()).toEqual(expected);
        }
        expect(codeOf(answers.get('wrong')!)).toBe('quantity_invalid');
      } finally {
        await bulk.close();
      }
    }
    expect(found).toBeGreaterThan(100);
  });
});

function codeOf(answer: () => unknown): string | null {
  try {
    answer();
    return null;
  } catch (error) {
    return (error as EngineError).code;
  }
}
