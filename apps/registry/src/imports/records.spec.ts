// Records out of a stream of text, and files in which one row cannot be told from the next.
import { describe, expect, it } from '@jest/globals';
import { openRecords, UnreadableFile } from './records.js';

async function read(pieces: Iterable<string>) {
  async function* text() {
    yield* pieces;
  }
  const { delimiter, records } = await openRecords(text());
  const found: [number, string[]][] = [];
  for await (const { line, values } of records) found.push([line, values]);
  return { delimiter, found };
}
const refusal = (pieces: Iterable<string>): Promise<string> =>
  read(pieces).then(() => 'read', (error: unknown) => {
    if (!(error instanceof UnreadableFile)) throw error;
    return `line ${error.line}: ${error.message}`;
  });
const head = 'external_id,name,size,registered\n';

describe('records', () => {
  it.each([[',', ','], [';', ';'], ['a tab', '\t']])('are divided by %s, which the header tells', async (_what, delimiter) => {
    const text = ['external_id,name\n', 'L-7,"two\nlines"\n\n', ',,\nL-8,', 'x\n'].map((piece) => piece.replaceAll(',', delimiter));
    expect(await read(text)).toEqual({
      delimiter, found: [[1, ['external_id', 'name']], [2, ['L-7', 'two\nlines']], [6, ['L-8', 'x']]],
    });
  });

  it('come one by one: a file is read no further than its rows are taken', async () => {
    let pieces = 0;
    async function* text() {
      yield head;
      for (; pieces < 10_000; pieces += 1) yield `L-7,${'x'.repeat(1000)},micro,no\n`.repeat(10);
    }
    const { records } = await openRecords(text());
    for (let n = 0; n < 100; n += 1) expect((await records.next()).value).toMatchObject({ line: n + 1 });
    expect(pieces).toBeLessThan(1_000);
    await records.return(undefined);
  });

  it.each<[string, string[], RegExp]>([
    ['a quote that is never closed', [head, 'L-7,"Selam,micro,no\n', 'L-8,Abay,micro,no\n'], /^line 2: a quote .* never closed/],
    ['a quote that is never closed, far from the end', [head, 'L-7,"Selam,micro,no\n', ...Array<string>(30_000).fill('L-8,Abay,micro,no\n')], /^line 2: .*never closed/],
    ['text behind a closing quote', [head, 'L-6,Abay,micro,no\nL-7,"Selam" Tailoring,micro,no\n'], /^line 3: .*twice/],
    ['a quote inside a cell', [head, 'L-7,Selam "Tailoring",micro,no\n'], /^line 2: a quote stands in a cell/],
    ['a million columns', [head, `L-7${',x'.repeat(1_000_000)}\n`], /^line 2: the line is longer than 262144 characters/],
    ['a million columns in the header', [`${',x'.repeat(1_000_000)}\n`], /^line 1: /],
    ['many empty columns', [head, `L-7${','.repeat(200_000)}\n`], /^line 2: has 200001 cells: at most 1000/],
    ['64 MB of nothing but commas', Array<string>(1024).fill(','.repeat(64 * 1024)), /^line 1: the line is longer/],
  ])('are not read with %s', async (_what, pieces, expected) => {
    expect(await refusal(pieces)).toMatch(expected);
  });
});
