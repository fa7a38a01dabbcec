// Learning with word vectors: the commands from end to end, and who wins by meaning alone.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { relevanceWeights } from '#engine';
import { readVectors } from '#text-vectors';
import { writeVectors, type WordVectors } from '#testing/word-vectors.js';
import { main as evaluate } from '../evaluate/relevance.js';
import { small, writeSmallFolder } from '../replay/small-folder.specimen.js';
import { main as train } from '../train.js';

let folder: string;
beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'linkwright-meaning-')); });
afterEach(() => rmSync(folder, { recursive: true }));

/** Bakers say bread and roofers say roof, in as many words as there are: no two requirements share one. */
const trades: WordVectors = Object.fromEntries(Array.from({ length: 400 }, (_, at) => [wordAt(at), at % 2 === 0 ? [5, at % 7, 0] : [0, at % 5, 5]]));
function wordAt(at: number): string {
  return [...String(1000 + at)].map((digit) => 'bcdfghjklm'[Number(digit)]).join('');
}

/** `count` requirements of one word each, won in turn by the baker and the roofer; the last ones are the test part. */
function writeTrades(count: number): void {
  const day = (at: number) => new Date(Date.UTC(2014, 0, 1 + at)).toISOString().slice(0, 10);
  const idOf = (at: number) => `R-${String(at).padStart(3, '0')}`;
  const all = Array.from({ length: count }, (_, at) => ({
    ...small.requirements[0]!, id: idOf(at), split: at < count - 20 ? 'train' as const : 'test' as const, date: day(at), title: wordAt(at), description: '', codes: [], buyer: null,
  }));
  const won = all.map(({ id, date, split }, at) => ({ split, line: `${id},${at % 2 === 0 ? 'S-rye' : 'S-roof'},${date}` }));
  writeSmallFolder(folder, {
    requirements: all, history: won.filter(({ split }) => split === 'train').map(({ line }) => line), labels: won.filter(({ split }) => split === 'test').map(({ line }) => line),
  });
}

/** Exit code, what was said, and the JSON of the last line. */
async function run(command: (args: string[]) => Promise<number>, ...args: string[]) {
  const [out, err] = [jest.spyOn(console, 'log').mockReturnValue(), jest.spyOn(console, 'error').mockReturnValue()];
  try {
    const code = await command([folder, ...args, '--json']);
    const said = ({ mock }: { mock: { calls: unknown[][] } }) => mock.calls.map((words) => words.join(' ')).join('\n');
    return { code, err: said(err), json: code === 0 ? (JSON.parse(said(out).split('\n').at(-1)!) as Record<string, number>) : null };
  } finally {
    out.mockRestore();
    err.mockRestore();
  }
}

describe('learning with word vectors', () => {
  const out = () => join(folder, 'weights.json');
  const written = () => relevanceWeights(JSON.parse(readFileSync(out(), 'utf8')));

  it('finds by meaning who could not be found by words, and needs the same vectors afterwards', async () => {
    writeTrades(200);
    writeVectors(folder, 'trades.vec', trades);
    const { id } = await readVectors(folder);
    expect((await run(train, '--out', out(), '--vectors', folder)).code).toBe(0);
    const { meaning, provenance } = written();
    expect(meaning).toMatchObject({ vectors: id });
    expect(meaning!.share).toBeGreaterThan(0.3);
    expect(meaning!.usual).toBeGreaterThan(0.2);
    expect(provenance.command).toMatch(/--vectors linkwright-meaning-/);
    const found = await run(evaluate, '--weights', out(), '--vectors', folder);
    expect(found.json).toMatchObject({ pairs: 20, mrr: 1 });
    expect((await run(evaluate, '--vectors', folder)).json).toMatchObject({ mrr: 1 });
    expect((await run(evaluate)).json!['mrr']).toBeLessThan(0.8);
    expect(await run(evaluate, '--weights', out())).toMatchObject({ code: 2, err: expect.stringMatching(/learned with the word vectors .* no vectors are loaded/) });
    writeVectors(folder, 'trades.vec', { ...trades, more: [1, 1, 1] });
    expect(await run(evaluate, '--weights', out(), '--vectors', folder)).toMatchObject({ code: 2, err: expect.stringContaining('that are loaded are') });
  });

  it('writes nothing of vectors without them, and usual shares with and without where awards are few', async () => {
    writeSmallFolder(folder);
    writeVectors(folder, 'small.vec', { paine: [1, 0], chifle: [0.9, 0.1], reparatia: [0, 1] });
    await run(train, '--out', out());
    const plain = written();
    expect(Object.keys(plain)).not.toContain('meaning');
    await run(train, '--out', out(), '--vectors', folder);
    const { meaning, shares, version } = written();
    expect(meaning!.share).toBe(0.1);
    expect(shares.words).toBeCloseTo(plain.shares.words * 0.9, 5);
    expect(shares.claimedWords).toBe(plain.shares.claimedWords);
    expect(version).not.toBe(plain.version);
  });

  it('says which file and line is wrong', async () => {
    writeSmallFolder(folder);
    writeFileSync(join(folder, 'bad.vec'), '1 2\npaine 1\n');
    expect(await run(train, '--out', out(), '--vectors', folder)).toMatchObject({ code: 2, err: expect.stringContaining('bad.vec line 2: has 1 numbers, not 2') });
  });
});
