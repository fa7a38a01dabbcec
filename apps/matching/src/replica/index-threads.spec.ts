// Threads make of parts what is made of them in place; one that cannot go on says why, and one that nobody needs ends.
import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { buildCodeTree, buildIndex, fold, LiveIndex, Vocabulary, type Candidate } from '#engine';
import { world } from '#testing/generated-clusters.js';
import { foldInThread, readInThread } from './index-threads.js';

const needed = new AbortController().signal;

/** Enough that columns are shared and not copied. */
function changedIndex(): LiveIndex {
  const { rows, candidates } = fc.sample(world(), { numRuns: 50, seed: 3 }).find((each) => each.candidates.length > 2)!;
  const all: Candidate[] = Array.from({ length: 3000 }, (_, at) => ({ ...candidates[at % candidates.length]!, enterpriseId: `enterprise-${at}`, version: 1 }));
  const live = new LiveIndex(buildIndex(all, new Vocabulary(buildCodeTree(rows))));
  for (let at = 0; at < 300; at += 3) live.put({ ...all[at]!, capabilities: all[at + 1]!.capabilities, version: 2 });
  return live;
}

describe('a thread beside the service', () => {
  it('folds as is done in place', async () => {
    const parts = changedIndex().beginFold();
    expect(parts[0]!.columns.words.buffer.constructor.name).toBe('SharedArrayBuffer');
    expect(await foldInThread(parts, needed)).toEqual(fold(parts));
  });

  it('that breaks says why', async () => {
    await expect(foldInThread([{ columns: { codeStarts: new Uint32Array(3) } as never, gone: new Uint32Array(0) }], needed)).rejects.toMatchObject({ name: 'TypeError', stack: expect.stringContaining('fold') });
    const connection = { connectionString: 'postgres://nobody@127.0.0.1:1/nothing' };
    await expect(readInThread({ connection, tree: buildCodeTree([]), today: '2026-06-01' }, needed)).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });

  it('ends when nobody needs it any more', async () => {
    const parts = changedIndex().beginFold();
    const needs = new AbortController();
    const folding = foldInThread(parts, needs.signal);
    needs.abort(new Error('the service stops'));
    await expect(folding).rejects.toThrow('the service stops');
    await expect(foldInThread(parts, needs.signal)).rejects.toThrow('the service stops');
  });
});
