// What counts as found, and that the codes of what is asked stay closed until the end.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { shares } from './shares.js';
import { readTitles } from './titles.js';

describe('shares', () => {
  const divisionOf = (code: string) => code.slice(0, 2);

  it('count the first and the first five, by division and in full, of titles that have a code', () => {
    const guesses = [
      { full: ['1810', '1820'], division: ['18', '45'] },
      { full: ['4510', '1810'], division: ['45', '18'] },
      { full: [], division: [] },
    ];
    expect(shares(guesses, [['1820'], ['1810'], []], divisionOf)).toEqual({
      division_top1: 0.5, division_top5: 1, full_top1: 0, full_top5: 1,
    });
  });
});

describe('titles', () => {
  it('are learnt from the training part, or from what is before a date in it', () => {
    const folder = mkdtempSync(join(tmpdir(), 'linkwright-titles-'));
    const row = (split: string, date: string, title: string, code: string) =>
      JSON.stringify({ split, date, title, codes: [{ scheme: 'CPV', code, label_ro: `eticheta ${code}` }] });
    writeFileSync(join(folder, 'requirements.jsonl'), [
      row('train', '2014-02-01', 'Second', '45'), row('train', '2014-01-01', 'First', '18'), row('test', '2015-01-01', 'Third', '99'),
    ].join('\n'));
    try {
      const all = readTitles(folder);
      expect(all.learnt).toEqual([{ text: 'First', code: '18' }, { text: 'Second', code: '45' }]);
      expect(all.names).toEqual([{ code: '18', name: 'eticheta 18' }, { code: '45', name: 'eticheta 45' }]);
      expect([all.asked, all.answers()]).toEqual([['Third'], [['99']]]);
      const inside = readTitles(folder, '2014-02-01');
      expect([inside.learnt.length, inside.asked, inside.answers()]).toEqual([1, ['Second'], [['45']]]);
      expect(() => readTitles(folder, '2013-01-01')).toThrow('nothing to learn from');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
