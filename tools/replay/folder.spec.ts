// A replay's folder is read whole and in order, or refused by file and line; the labels are left alone until the end.
import { afterAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readReplayFolder } from './folder.js';
import { FolderProblem } from './lines.js';
import { readReplayOptions } from './options.js';
import { small, writeSmallFolder } from './small-folder.specimen.js';

const folders: string[] = [];
const folderWith = (change: Parameters<typeof writeSmallFolder>[1] = {}) => {
  const folder = mkdtempSync(join(tmpdir(), 'linkwright-replay-'));
  folders.push(folder);
  writeSmallFolder(folder, change);
  return folder;
};
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true })));

const refusal = (folder: string) => {
  try {
    readReplayFolder(folder);
  } catch (error) {
    if (error instanceof FolderProblem) return error.message;
    throw error;
  }
  return 'taken';
};
const [first, ...others] = small.requirements;

describe('a folder', () => {
  it('has its posts in the order of dates, its history with tenders, and labels when they are asked for', () => {
    const folder = folderWith();
    const read = readReplayFolder(folder);
    expect(read.posts.map(({ id }) => id)).toEqual(['P-1', 'P-2', 'P-3']);
    expect(read.posts[0]!.title).toBe('Paine de secara');
    expect(read.posts[0]!.buyer.name).toBe('Buyer without a name');
    expect(read.history[0]).toMatchObject({ supplierId: 'S-rye', date: '2014-01-20', tender: { id: 'T-1' } });
    expect(read.winners()).toHaveLength(3);
    expect(read.winners()[0]).toEqual({ tenderId: 'P-1', supplierId: 'S-rye' });
    // Nobody knew of an award at the first post that was made on its day or later.
    const { history } = readReplayFolder(folderWith({ history: [...small.history, 'T-5,S-rye,2015-07-31', 'T-5,S-white,2015-08-01'] }));
    expect(history.slice(small.history.length).map(({ supplierId }) => supplierId)).toEqual(['S-rye']);
  });

  it('is read without a look at the labels', () => {
    const folder = folderWith({ labels: ['nonsense'] });
    const read = readReplayFolder(folder);
    expect(() => read.winners()).toThrow('labels/awards_test.csv');
    writeSmallFolder(folder);
    expect(read.winners()).toHaveLength(3);
  });

  it.each([
    ['a line that is no JSON', { requirements: [first, '{"id":'] }, 'requirements.jsonl line 2: is not JSON'],
    ['a field of the wrong kind', { requirements: [first, { ...others[0], date: '10.02.2014' }] }, 'requirements.jsonl line 2: date: '],
    ['an id twice', { suppliers: [...small.suppliers, small.suppliers[0]] }, 'suppliers.jsonl line 5: the id S-rye is there twice'],
    ['an award of nothing', { history: ['T-9,S-rye,2014-01-20'] }, 'awards_train.csv line 2: there is no requirement T-9'],
    ['an award to nobody', { history: ['T-1,S-rye,2014-01-20', 'T-1,S-9,2014-01-20'] }, 'awards_train.csv line 3: there is no supplier S-9'],
    ['a row too short', { history: ['T-1,S-rye'] }, 'awards_train.csv line 2: '],
    ['nothing to post', { requirements: small.requirements.slice(0, 5) }, 'requirements.jsonl has no requirement with the split "test"'],
  ])('with %s is refused', (_what, change, words) => {
    expect(refusal(folderWith(change))).toContain(words);
  });

  it('that is not there, or has not everything, is refused', () => {
    const folder = folderWith();
    expect(refusal(join(folder, 'nowhere'))).toContain('nowhere is not there');
    rmSync(join(folder, 'suppliers.jsonl'));
    rmSync(join(folder, 'labels/awards_test.csv'));
    expect(refusal(folder)).toContain('has no suppliers.jsonl and no labels/awards_test.csv');
  });

  it('may end its lines as it likes, and have byte order marks and spaces around ids and codes', () => {
    const folder = folderWith({ requirements: [{ ...first!, id: ' T-1 ', codes: [{ scheme: ' S ', code: ' 158\t' }] }, ...others] });
    for (const name of ['requirements.jsonl', 'suppliers.jsonl']) {
      const path = join(folder, name);
      writeFileSync(path, `\ufeff${readFileSync(path, 'utf8').replaceAll('\n', '\r\n')}`);
    }
    writeFileSync(join(folder, 'awards_train.csv'), '\ufeffrequirement_id, supplier_id,date\r\nT-1, S-rye , 2014-01-20\r\n');
    expect(readReplayFolder(folder).history).toMatchObject([{ supplierId: 'S-rye', tender: { id: 'T-1', codes: [{ scheme: 'S', code: '158' }] } }]);
  });
});

describe('the options', () => {
  it('are a folder and what to do with it', () => {
    expect(readReplayOptions(['data', '--limit', '10', '--json'])).toEqual({
      folder: 'data', limit: 10, seed: '1', weights: null, json: true, help: false,
    });
  });

  it.each([[[]], [['a', 'b']], [['a', '--limit', '0']], [['a', '--limit', 'ten']], [['a', '--no-such']]])('%j are refused', (args) => {
    expect(() => readReplayOptions(args)).toThrow();
  });
});
