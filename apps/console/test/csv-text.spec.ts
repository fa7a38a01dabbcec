// What a spreadsheet reads back is what the table showed, and computes nothing.
import { describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { runs } from '#testing/depth.js';
import { csvOf } from '../src/ui/csv-text.js';

const readBack = (text: string) => parse(text, { bom: true, record_delimiter: '\r\n' });

describe('a table as CSV', () => {
  it('is read back cell by cell, whatever people wrote', () => {
    fc.assert(fc.property(fc.array(fc.array(fc.string({ unit: 'grapheme' }), { minLength: 2, maxLength: 2 })), (rows) => {
      const written = rows.map((row) => row.map((cell) => (/^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell)));
      expect(readBack(csvOf(['name', 'note'], rows))).toEqual([['name', 'note'], ...written]);
    }), { numRuns: runs(200) });
  });

  it('keeps commas, quotes and line breaks in their cell', () => {
    expect(csvOf(['a', 'b'], [['one, "two"', 'three\nfour']])).toBe('\uFEFFa,b\r\n"one, ""two""","three\nfour"\r\n');
  });

  it('keeps what is behind a semicolon or a tab in its cell: where they part cells it could be computed', () => {
    expect(csvOf(['a'], [['x;=1+1'], ['x\t=1+1']])).toBe('\uFEFFa\r\n"x;=1+1"\r\n"x\t=1+1"\r\n');
  });

  it('writes numbers as they are, also below zero, and leaves empty what is not known', () => {
    expect(csvOf(['n'], [[-1.5], [0], [null]])).toBe('\uFEFFn\r\n-1.5\r\n0\r\n\r\n');
  });

  it.each(['=1+1', '+cmd', '-2', '@SUM(A1)', '\tx', '\rx'])('lets no spreadsheet compute %j', (formula) => {
    expect(readBack(csvOf(['a'], [[formula]]))).toEqual([['a'], [`'${formula}`]]);
  });
});
